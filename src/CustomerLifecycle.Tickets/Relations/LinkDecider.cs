using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>Decides what may be linked. Pure.</summary>
internal sealed class LinkDecider(TicketCatalog catalog)
{
    public static bool IsMadeElsewhere(TicketLinkKind kind) =>
        kind is TicketLinkKind.MergedInto or TicketLinkKind.MergedFrom or TicketLinkKind.SplitFrom or TicketLinkKind.SplitInto;

    public static bool IsFamily(TicketLinkKind kind) => kind is TicketLinkKind.ParentOf or TicketLinkKind.ChildOf;

    public TicketDecision Link(Ticket ticket, Ticket other, TicketLinkKind kind, TicketFamily? family, DateTimeOffset now)
    {
        TicketLinkKind opposite = TicketLinks.Opposite(kind);
        if (TicketLinks.Has(ticket, kind, other.Id))
        {
            return TicketDecision.Nothing(ticket);
        }

        if ((RefusalOf(ticket, other, kind, opposite) ?? (family is null ? null : RefusalOf(ticket, other, kind, family))) is { } refusal)
        {
            return new() { Refusals = [refusal] };
        }

        return new()
        {
            Before = ticket,
            Steps =
            [
                Step(ticket, TicketLinks.With(ticket, kind, other, now), other, kind, now),
                Step(other, TicketLinks.With(other, opposite, ticket, now), ticket, opposite, now),
            ],
            Guards = family is null ? [] : [.. family.Ancestors, .. family.Descendants],
        };
    }

    public static TicketDecision Unlink(Ticket ticket, Ticket other, TicketLinkKind kind, DateTimeOffset now)
    {
        if (IsMadeElsewhere(kind))
        {
            return TicketDecision.Refuse(TicketRefusalCodes.LinkKind, $"A link of kind {kind} says what was done and cannot be removed.");
        }

        TicketLinkKind opposite = TicketLinks.Opposite(kind);
        return TicketLinks.Has(ticket, kind, other.Id)
            ? new()
            {
                Before = ticket,
                Steps = [Unstep(ticket, other, kind, now), Unstep(other, ticket, opposite, now)],
            }
            : TicketDecision.Nothing(ticket);
    }

    private static TicketRefusal? RefusalOf(Ticket ticket, Ticket other, TicketLinkKind kind, TicketLinkKind opposite) =>
        ticket.Id == other.Id ? new(TicketRefusalCodes.SelfLink, $"{ticket.Number} cannot be linked with itself. Name another ticket.")
        : IsMadeElsewhere(kind) ? new(TicketRefusalCodes.LinkKind, $"A link of kind {kind} comes about by merging or splitting. Use MergeAsync or SplitAsync.")
        : kind != opposite && TicketLinks.Has(ticket, opposite, other.Id)
            ? new(TicketRefusalCodes.LinkCycle, $"{ticket.Number} is {opposite} {other.Number} already and cannot be {kind} it too. Unlink them first.")
        : other.MergedInto is not null
            ? new(TicketRefusalCodes.Merged, $"{other.Number} was merged into another ticket. Link that one.")
        : TicketLinks.Full(ticket) ?? TicketLinks.Full(other);

    private TicketRefusal? RefusalOf(Ticket ticket, Ticket other, TicketLinkKind kind, TicketFamily family)
    {
        (Ticket parent, Ticket child) = kind == TicketLinkKind.ParentOf ? (ticket, other) : (other, ticket);
        return child.Links.FirstOrDefault(link => link.Kind == TicketLinkKind.ChildOf) is { } parentNow
                ? new(TicketRefusalCodes.HasParent, $"{child.Number} is ChildOf {parentNow.Number} already; a ticket has one parent. Unlink them first.")
            : family.Ancestors.Any(ancestor => ancestor.Id == child.Id)
                ? new(TicketRefusalCodes.LinkCycle, $"{child.Number} stands above {parent.Number} and cannot be a child of it. Unlink one of those between them first.")
            : !family.IsWhole
                ? new(TicketRefusalCodes.TooDeep, $"With {child.Number} below {parent.Number} there would be more than {TicketFamily.MaximumLevels} levels, or more tickets below it than can be looked through. Link it higher up.")
            : child.IsOpen && !parent.IsOpen && catalog.ParentWaits(parent)
                ? new(TicketRefusalCodes.ParentDone, $"{parent.Number} is {parent.Category} and waits for its children; {child.Number} is still open. Reopen {parent.Number} first.")
            : null;
    }

    private static TicketStep Step(Ticket before, Ticket after, Ticket other, TicketLinkKind kind, DateTimeOffset now) =>
        TicketStep.Of(before, after, "link", TicketStep.TimeOf(before, now))! with
        {
            Events = [new TicketLinked { Id = default, Tenant = before.Tenant, OccurredAt = now, Ticket = before.Id, Kind = kind, Other = other.Id, OtherNumber = other.Number }],
        };

    private static TicketStep Unstep(Ticket before, Ticket other, TicketLinkKind kind, DateTimeOffset now) =>
        TicketStep.Of(before, TicketLinks.Without(before, kind, other.Id), "unlink", TicketStep.TimeOf(before, now))! with
        {
            Events = [new TicketUnlinked { Id = default, Tenant = before.Tenant, OccurredAt = now, Ticket = before.Id, Kind = kind, Other = other.Id, OtherNumber = other.Number }],
        };
}
