using System.Collections.Frozen;
using CustomerLifecycle.Events;

namespace CustomerLifecycle.Routing;

/// <summary>A contact that wants an agent.</summary>
public sealed record ContactRequest
{
    /// <summary>The contact.</summary>
    public required ContactId Contact { get; init; }

    /// <summary>The queue it enters.</summary>
    public required QueueId Queue { get; init; }

    /// <summary>The channel.</summary>
    public required Channel Channel { get; init; }

    /// <summary>The routing plan; empty = any agent of the queue. At most 20 steps.</summary>
    public IReadOnlyList<RoutingStep> Steps { get; init; } = [];

    /// <summary>The priority, 0 to the greatest of the pool; a greater one is served first. Null = by the customer's level
    /// (<see cref="EventDimensions.CustomerLevel"/>), 0 when the level has none.</summary>
    public int? Priority { get; init; }

    /// <summary>Waiting time credited on arrival, zero to one day: the contact is served as if it had come that much earlier.</summary>
    public TimeSpan AgeCredit { get; init; }

    /// <summary>When it began to wait elsewhere, such as in another pool or another system; it is served and reported as if it had come
    /// here then. Null, or later than now = now.</summary>
    public DateTimeOffset? WaitingSince { get; init; }

    /// <summary>Who went to whom; see <see cref="Commands.StartOutboundContact"/>.</summary>
    public ContactDirection Direction { get; init; }

    /// <summary>The agent to prefer, for example the one the customer spoke with last.</summary>
    public AgentId? PreferredAgent { get; init; }

    /// <summary>How long nobody but the preferred agent receives the contact while that agent is there, zero to 30 days. Zero: the
    /// preferred agent receives it when free at this moment, else it is routed as any other.</summary>
    public TimeSpan PreferredWait { get; init; }

    /// <summary>Agents who must not receive it. At most 100.</summary>
    public IReadOnlyList<AgentId> ExcludedAgents { get; init; } = [];

    /// <summary>Facts for a custom scorer; at most 32, each up to 256 characters. They are stored: no personal data.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>The contact is not routed before this instant, such as an agreed callback; null = now.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>The customer, when known; carried into the events.</summary>
    public CustomerId? Customer { get; init; }

    /// <summary>The conversation, when known; carried into the events.</summary>
    public ConversationId? Conversation { get; init; }

    /// <summary>What the contact is about, when known; carried into the events.</summary>
    public IssueId? Issue { get; init; }

    /// <summary>What reports group by. Channel, queue, agent and team are filled in by routing.</summary>
    public EventDimensions Dimensions { get; init; } = EventDimensions.None;
}
