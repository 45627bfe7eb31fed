namespace CustomerLifecycle.Tickets;

/// <summary>Events, a condition and what is then done. Immutable; each method returns a rule with one thing more.</summary>
/// <remarks>A rule is decided and stored together with what caused it. It is done whole or, when one of its actions is refused, not at all;
/// the refusal is noted in the history and never undoes what caused it. Rules run in the order in which they were added and may cause each
/// other; each runs at most once for a ticket and command.</remarks>
public sealed record TicketRule
{
    /// <summary>The rule's name, unique, at most 100 characters; its steps have the actor <c>system:rule/NAME</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The events; one of them suffices.</summary>
    public IReadOnlyList<TicketRuleEvent> On { get; init; } = [];

    /// <summary>What must hold, for the ticket as it is after everything before; null for nothing.</summary>
    public TicketCondition? If { get; init; }

    /// <summary>What is done, in order; 1 to 20 actions.</summary>
    public IReadOnlyList<TicketAction> Then { get; init; } = [];

    /// <summary>Starts a rule.</summary>
    /// <param name="name">The rule's name.</param>
    public static TicketRule Create(string name) => new() { Name = name };

    /// <summary>Adds events.</summary>
    /// <param name="events">The events.</param>
    public TicketRule OnEvent(params IReadOnlyList<TicketRuleEvent> events) => this with { On = [.. On, .. events] };

    /// <summary>Sets the condition.</summary>
    /// <param name="condition">What must hold.</param>
    public TicketRule OnlyIf(TicketCondition condition) => this with { If = condition };

    /// <summary>Adds actions.</summary>
    /// <param name="actions">What is done.</param>
    public TicketRule Do(params IReadOnlyList<TicketAction> actions) => this with { Then = [.. Then, .. actions] };
}
