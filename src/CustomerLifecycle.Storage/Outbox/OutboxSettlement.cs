namespace CustomerLifecycle.Storage;

/// <summary>What a dispatch pass did, stored in one transaction.</summary>
public sealed record OutboxSettlement
{
    /// <summary>Entries that need no further look: every handler has them, or has a delivery waiting.</summary>
    public IReadOnlyList<long> Dispatched { get; init; } = [];

    /// <summary>Deliveries to keep: new ones, or with a further attempt.</summary>
    public IReadOnlyList<OutboxDelivery> Kept { get; init; } = [];

    /// <summary>Kept deliveries that succeeded and are forgotten.</summary>
    public IReadOnlyList<OutboxDelivery> Done { get; init; } = [];
}
