namespace CustomerLifecycle.Events;

/// <summary>Somebody is to be told about a ticket, now. Who sends it finds out how to reach them; the event has ids only,
/// but for watchers outside, who have none.</summary>
[EventType("customerlifecycle.ticket.notification-requested.v1")]
public sealed record TicketNotificationRequested : TicketEvent
{
    /// <summary>The name of the notice's policy.</summary>
    public required string Notice { get; init; }

    /// <summary>Whom it is for. Of <see cref="TicketNotificationAudience.Customer"/>, the customer is
    /// <see cref="TicketEvent.Customer"/>; where that is null, whoever the ticket's contact point reaches.</summary>
    public required TicketNotificationAudience Audience { get; init; }

    /// <summary>The agents it is for; null when it is for the customer or a group.</summary>
    public IReadOnlyList<AgentId>? Agents { get; init; }

    /// <summary>The contact points of watchers outside that it is for; null when there are none.</summary>
    public IReadOnlyList<ContactPoint>? ContactPoints { get; init; }

    /// <summary>The group it is for; null when it is for somebody else.</summary>
    public string? Group { get; init; }

    /// <summary>What they are told: the policy's text, filled in.</summary>
    public required string Text { get; init; }

    /// <summary>The channels to try, the preferred first; null for the channel of the ticket.</summary>
    public IReadOnlyList<Channel>? Channels { get; init; }
}
