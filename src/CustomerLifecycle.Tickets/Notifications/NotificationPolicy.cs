using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>When whom to tell what about a ticket.</summary>
/// <remarks>One command tells nobody twice: of several notices for the same customer, agent or group the policy added first is sent. Agents
/// are not told what they did themselves, and watchers outside only of public replies and transitions. A <see cref="Events.TicketNotificationRequested"/> says that it is to be sent; the history has it
/// as <c>notify</c>.</remarks>
public sealed record NotificationPolicy
{
    /// <summary>The name, unique, at most 100 characters.</summary>
    public required string Name { get; init; }

    /// <summary>The events; one of them suffices. Empty for a notice that only rules send.</summary>
    public IReadOnlyList<TicketRuleEvent> On { get; init; } = [];

    /// <summary>What must hold when it is sent; null for nothing.</summary>
    public TicketCondition? If { get; init; }

    /// <summary>Whom it is for.</summary>
    public TicketNotificationAudience To { get; init; } = TicketNotificationAudience.Customer;

    /// <summary>What they are told, with the placeholders of <see cref="TicketAction"/> but <c>{subject}</c>: a notice has no personal data.
    /// Use only fields that have none.</summary>
    public required string Text { get; init; }

    /// <summary>The channels to try, the preferred first; empty for the channel of the ticket.</summary>
    public IReadOnlyList<Channel> Channels { get; init; } = [];

    /// <summary>The name of the calendar in whose hours it is sent; null for at once. Outside of them it is held until they begin, filled in
    /// then, and replaced by a later notice for the same audience of the same ticket.</summary>
    public string? Hours { get; init; }
}
