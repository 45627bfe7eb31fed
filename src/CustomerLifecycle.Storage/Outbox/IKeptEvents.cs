namespace CustomerLifecycle.Storage;

/// <summary>The events that an outbox keeps because of a delivery that waits or is dead, for export and erasure.</summary>
internal interface IKeptEvents
{
    Task<IReadOnlyList<KeptEvent>> ReadKeptAsync(TenantId tenant, long after, int take, CancellationToken cancellationToken);

    /// <summary>Removes an event with its deliveries: no handler gets it any more, and what waited behind them goes on.</summary>
    Task RemoveKeptAsync(TenantId tenant, long sequence, DateTimeOffset now, CancellationToken cancellationToken);
}
