namespace CustomerLifecycle.Routing;

/// <summary>A queue: how its contacts find an agent, and what happens when they do not.</summary>
public sealed record QueueDefinition
{
    /// <summary>The time an offer stands when nothing else is said.</summary>
    public static readonly TimeSpan DefaultOfferTimeout = TimeSpan.FromSeconds(30);

    /// <summary>The time before the same agent is offered the same contact again when nothing else is said.</summary>
    public static readonly TimeSpan DefaultReofferAfter = TimeSpan.FromSeconds(30);

    /// <summary>The offers in a row an agent may miss when nothing else is said.</summary>
    public const int DefaultMaxMissedOffers = 3;

    /// <summary>How far <see cref="RoutingStrategy.LeastHandleTime"/> looks back when nothing else is said.</summary>
    public static readonly TimeSpan DefaultHandleTimeWindow = TimeSpan.FromHours(1);

    /// <summary>The queue.</summary>
    public required QueueId Id { get; init; }

    /// <summary>How one agent is chosen among those who can take a contact.</summary>
    public RoutingStrategy Strategy { get; init; }

    /// <summary>How far <see cref="RoutingStrategy.LeastHandleTime"/> looks back, 1 minute to 1 day.</summary>
    public TimeSpan HandleTimeWindow { get; init; } = DefaultHandleTimeWindow;

    /// <summary>The name of the <see cref="IAgentScorer"/>; required with, and only with, <see cref="RoutingStrategy.Custom"/>.</summary>
    public string? Scorer { get; init; }

    /// <summary>True when an agent has a contact at once, without an offer.</summary>
    public bool AutoAccept { get; init; }

    /// <summary>To how many agents a contact is offered at once, 1 to 100: the first who accepts has it, and the others are as if they had
    /// not been asked. When one declines, the next is asked. A contact kept for one agent is offered to that agent alone.</summary>
    public int RingAgents { get; init; } = 1;

    /// <summary>How long an offer stands, 1 second to 1 day.</summary>
    public TimeSpan OfferTimeout { get; init; } = DefaultOfferTimeout;

    /// <summary>How long an agent who declined or missed a contact, or from whom it was taken, is not offered it again; 1 second to 30 days.</summary>
    public TimeSpan ReofferAfter { get; init; } = DefaultReofferAfter;

    /// <summary>After so many missed offers in a row an agent becomes Busy with the aux code <c>missed-offers</c>; 0 = never.</summary>
    public int MaxMissedOffers { get; init; } = DefaultMaxMissedOffers;

    /// <summary>The time for wrap-up after a contact is completed, zero to 1 day. Zero: it is closed at once. It ends early when the
    /// agent closes the contact.</summary>
    public TimeSpan WrapUp { get; init; }

    /// <summary>What happens to a contact that the queue cannot serve: the first rule that applies. At most 20.</summary>
    public IReadOnlyList<OverflowRule> Overflow { get; init; } = [];

    /// <summary>False when the queue is closed by hand: it then counts as outside business hours, and turns a contact away when no
    /// overflow rule applies. Contacts that wait are still served.</summary>
    public bool IsOpen { get; init; } = true;

    /// <summary>The skill group, for reports.</summary>
    public string? SkillGroup { get; init; }
}
