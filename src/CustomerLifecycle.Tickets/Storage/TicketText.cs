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

        if (change.AllComments is { } all)
        {
            yield return Anew(PublicScope, all.Where(comment => comment.IsPublic));
            yield return Anew(InternalScope, all.Where(comment => !comment.IsPublic));
            yield break;
        }

        foreach (IGrouping<bool, TicketComment> comments in change.Comments.GroupBy(comment => comment.IsPublic))
        {
            yield return new(comments.Key ? PublicScope : InternalScope, id, Text(comments)) { Appends = true };
        }

        SearchEntry Anew(string scope, IEnumerable<TicketComment> comments) => new(scope, id, Text(comments));
    }

    private static string Text(IEnumerable<TicketComment> comments) => string.Join('\n', comments.Select(comment => comment.Text));
}
