namespace CustomerLifecycle.Tickets;

/// <summary>What a command would do, step by step, or why it does not.</summary>
internal sealed record TicketDecision
{
    /// <summary>The ticket the command speaks of, as it is; null for one that is created.</summary>
    public Ticket? Before { get; init; }

    /// <summary>What is done, in order; the steps of one ticket follow each other. Empty when nothing changes.</summary>
    public IReadOnlyList<TicketStep> Steps { get; init; } = [];

    /// <summary>Tickets the decision rests on, though it does not change them.</summary>
    public IReadOnlyList<Ticket> Guards { get; init; } = [];

    /// <summary>Notices that are to be sent with it.</summary>
    public IReadOnlyList<NoticeRequest> Notices { get; init; } = [];

    /// <summary>Why it is refused; then there are no steps.</summary>
    public IReadOnlyList<TicketRefusal> Refusals { get; init; } = [];

    /// <summary>The ticket the command speaks of after all steps: of a ticket that is created the first step's.</summary>
    public Ticket? After => Before is { } before
        ? Steps.LastOrDefault(step => step.After.Id == before.Id)?.After ?? before
        : Steps is [var first, ..] ? Steps.Last(step => step.After.Id == first.After.Id).After : null;

    public static TicketDecision Of(TicketStep step) => new() { Before = step.Before, Steps = [step] };

    public static TicketDecision Nothing(Ticket ticket) => new() { Before = ticket };

    public static TicketDecision Refuse(string code, string message) => new() { Refusals = [new(code, message)] };

    /// <summary>This decision and then another of the same ticket.</summary>
    public TicketDecision Then(TicketDecision next) =>
        next.Refusals.Count > 0 ? next : this with { Steps = [.. Steps, .. next.Steps], Guards = [.. Guards, .. next.Guards], Notices = [.. Notices, .. next.Notices] };
}
