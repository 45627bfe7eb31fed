using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>The links of tickets: always a pair, one on each of the two. Pure.</summary>
internal static class TicketLinks
{
    public static TicketLinkKind Opposite(TicketLinkKind kind) => kind switch
    {
        TicketLinkKind.ParentOf => TicketLinkKind.ChildOf,
        TicketLinkKind.ChildOf => TicketLinkKind.ParentOf,
        TicketLinkKind.MergedInto => TicketLinkKind.MergedFrom,
        TicketLinkKind.MergedFrom => TicketLinkKind.MergedInto,
        TicketLinkKind.SplitFrom => TicketLinkKind.SplitInto,
        TicketLinkKind.SplitInto => TicketLinkKind.SplitFrom,
        TicketLinkKind.Duplicates => TicketLinkKind.DuplicatedBy,
        TicketLinkKind.DuplicatedBy => TicketLinkKind.Duplicates,
        TicketLinkKind.RelatedTo => TicketLinkKind.RelatedTo,
        TicketLinkKind.RepeatOf => TicketLinkKind.RepeatedBy,
        TicketLinkKind.RepeatedBy => TicketLinkKind.RepeatOf,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Use one of the members of TicketLinkKind."),
    };

    public static IEnumerable<TicketId> Of(Ticket ticket, TicketLinkKind kind) =>
        ticket.Links.Where(link => link.Kind == kind).Select(link => link.Ticket);

    public static TicketId? ParentOf(Ticket ticket) => ticket.Links.FirstOrDefault(link => link.Kind == TicketLinkKind.ChildOf)?.Ticket;

    public static bool Has(Ticket ticket, TicketLinkKind kind, TicketId other) => ticket.Links.Any(link => link.Kind == kind && link.Ticket == other);

    public static Ticket With(Ticket ticket, TicketLinkKind kind, Ticket other, DateTimeOffset now) => Has(ticket, kind, other.Id)
        ? ticket
        : ticket with
        {
            Links =
            [
                .. ticket.Links.Append(new() { Kind = kind, Ticket = other.Id, Number = other.Number, LinkedAt = now })
                    .OrderBy(link => link.Kind).ThenBy(link => link.LinkedAt).ThenBy(link => link.Ticket.Value, StringComparer.Ordinal)
            ],
        };

    public static Ticket Without(Ticket ticket, TicketLinkKind kind, TicketId other) =>
        ticket with { Links = [.. ticket.Links.Where(link => link.Kind != kind || link.Ticket != other)] };

    /// <summary>Why a ticket can have no further link; null when it can.</summary>
    public static TicketRefusal? Full(Ticket ticket) => ticket.Links.Count < TicketLink.Maximum
        ? null
        : new(TicketRefusalCodes.TooMany, $"{ticket.Number} has {ticket.Links.Count} links, as many as a ticket may have. Unlink what is over.");
}
