namespace CustomerLifecycle.Events;

/// <summary>A contact point was recognised as, or became, a customer.</summary>
[EventType("customerlifecycle.customer.identified.v1")]
public sealed record CustomerIdentified : CustomerEvent
{
    /// <summary>True when the customer was not known before.</summary>
    public required bool IsNew { get; init; }

    /// <summary>The contact points that were seen.</summary>
    public IReadOnlyList<ContactPoint> ContactPoints { get; init => field = value ?? []; } = [];
}
