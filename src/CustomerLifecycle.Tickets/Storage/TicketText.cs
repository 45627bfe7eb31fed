using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Tickets;

/// <summary>The text by which tickets are found, in three scopes of the text search, all keyed by the ticket's id.</summary>
internal static class TicketText
{
    public const string PublicScope = TicketCommit.SearchScope + ".replies";

    public const string InternalScope = TicketCommit.SearchScope + ".notes";

    public static IEnumerable<string> ScopesOf(TicketTextParts parts)
    {
        if (parts.HasFlag(TicketTextParts.Ticket))
        {
            yield return TicketCommit.SearchScope;
        }

        if (parts.HasFlag(TicketTextParts.PublicReplies))
        {
            yield return PublicScope;
        }

        if (parts.HasFlag(TicketTextParts.InternalNotes))
        {
            yield return InternalScope;
        }
    }

    /// <summary>What a change adds to the text search. What was written stays; what the ticket says about itself is replaced.</summary>
    public static IEnumerable<SearchEntry> Entries(TicketChange change)
    {
        string id = change.After.Id.Value;
        if (change.SearchText is { } text)
        {
            yield return new(TicketCommit.SearchScope, id, text);
        }

        if (change.AllComments is not null)
        {
            yield return new(PublicScope, id, null);
            yield return new(InternalScope, id, null);
        }

        // Each on its own: how much of a text is indexed is limited, and together the long ones would crowd out the latest.
        foreach (TicketComment comment in change.AllComments ?? change.Comments)
        {
            yield return new(comment.IsPublic ? PublicScope : InternalScope, id, comment.Text) { Appends = true };
        }
    }
}
