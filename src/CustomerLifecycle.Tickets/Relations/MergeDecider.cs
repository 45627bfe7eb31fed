using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>Decides what merging does. Pure.</summary>
internal sealed class MergeDecider(TicketCatalog catalog)
{
    public static TicketRefusal Merged(Ticket ticket, Ticket root) =>
        new(TicketRefusalCodes.Merged, $"{ticket.Number} was merged into {root.Number}. Work on that.");

    /// <param name="source">The ticket that is merged.</param>
    /// <param name="target">The ticket that goes on: one that was not merged itself.</param>
    /// <param name="command">The command.</param>
    /// <param name="now">When.</param>
    public TicketDecision Merge(Ticket source, Ticket target, MergeTicket command, DateTimeOffset now)
    {
        CallbackTask[] open = [.. source.Callbacks.Where(callback => callback.State == CallbackState.Open)];
        if (RefusalOf(source, target, command, open.Length) is { } refusal)
        {
            return new() { Refusals = [refusal] };
        }

        DateTimeOffset? waits = WaitsSince(source);
        Ticket merged = TicketLinks.With(source, TicketLinkKind.MergedInto, target, now) with
        {
            Category = StateCategory.Closed,
            MergedInto = target.Id,
            Sla = source.Sla is { } sla && catalog.EngineOf(source) is { } cancelling ? cancelling.Cancel(sla, now) : source.Sla,
            Callbacks = [.. source.Callbacks.Except(open)],
        };
        Ticket united = TicketLinks.With(target, TicketLinkKind.MergedFrom, source, now) with
        {
            Customer = target.Customer ?? source.Customer,
            ContactPoint = target.ContactPoint ?? source.ContactPoint,
            Tags = [.. target.Tags.Concat(source.Tags.Except(target.Tags, StringComparer.Ordinal)).Take(Input.MaximumTags).Order(StringComparer.Ordinal)],
            LastCustomerReplyAt = Later(Later(target.LastCustomerReplyAt, source.LastCustomerReplyAt), waits),
            Sla = waits is { } since && target.Sla is { } clocks && catalog.EngineOf(target) is { } engine ? engine.CustomerWaits(clocks, TicketDecider.Subject(target), since, now) : target.Sla,
            Watchers = [.. target.Watchers.Concat(source.Watchers.Where(watcher => !target.Watchers.Any(watcher.IsSame))).Take(WatcherDecider.MaximumWatchers)],
            Callbacks = CallbackTasks.With(target.Callbacks, open),
        };
        TicketMerged told = new()
        {
            Id = default,
            Tenant = source.Tenant,
            OccurredAt = now,
            Ticket = source.Id,
            Into = target.Id,
            IntoNumber = target.Number,
            State = source.State,
            FromCategory = source.Category,
        };
        return new()
        {
            Before = source,
            Steps =
            [
                TicketStep.Of(source, merged, "merge", TicketStep.TimeOf(source, now))! with { Events = [told] },
                TicketStep.Of(target, united, "merge-from", TicketStep.TimeOf(target, now))!,
            ],
        };
    }

    private static TicketRefusal? RefusalOf(Ticket source, Ticket target, MergeTicket command, int callbacks) =>
        source.Id == command.Target ? new(TicketRefusalCodes.SelfLink, $"{source.Number} cannot be merged into itself. Name another ticket.")
        : source.Id == target.Id ? new(TicketRefusalCodes.MergeCycle, $"The target was merged into {source.Number} already. Work on {source.Number}.")
        : source.Category == StateCategory.Closed ? new(TicketRefusalCodes.Closed, $"{source.Number} is closed; there is nothing left to merge. Link it instead, or reopen it.")
        : !target.IsOpen ? new(TicketRefusalCodes.Closed, $"{target.Number} is {target.Category}: what is merged into it would be forgotten. Reopen it first, or merge the other way.")
        : source.Customer is { } of && target.Customer is { } other && of != other && !command.AllowDifferentCustomers
            ? new(TicketRefusalCodes.DifferentCustomers, $"{source.Number} and {target.Number} are of different customers, who would read each other's messages. Set AllowDifferentCustomers if they belong together.")
        : TicketLinks.Full(source) ?? TicketLinks.Full(target) ?? CallbackTasks.Full(target, callbacks);

    // A customer whom nobody has answered yet waits on: since the last message, or since the ticket itself, which was one.
    private static DateTimeOffset? WaitsSince(Ticket source) => source.Sla?.CustomerWaitsSince
        ?? (source.Sla?.Clock(SlaTargetKind.FirstResponse) is { IsStopped: false } ? source.CreatedAt : null);

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => one is null || other > one ? other : one;
}
