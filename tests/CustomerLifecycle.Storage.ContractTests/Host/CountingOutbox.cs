namespace CustomerLifecycle.Storage.ContractTests.Host;

/// <summary>An outbox that counts what the dispatcher settles.</summary>
internal sealed class CountingOutbox(IOutboxStore inner) : IOutboxStore
{
    public int Settlements { get; private set; }

    public Task<IAsyncDisposable?> TryLockAsync(CancellationToken cancellationToken) => inner.TryLockAsync(cancellationToken);

    public Task<IReadOnlyList<OutboxEntry>> ReadPendingAsync(int take, CancellationToken cancellationToken) => inner.ReadPendingAsync(take, cancellationToken);

    public Task<IReadOnlyList<OutboxDelivery>> ReadWaitingAsync(IReadOnlyCollection<string> handlers, DateTimeOffset now, int take, CancellationToken cancellationToken) =>
        inner.ReadWaitingAsync(handlers, now, take, cancellationToken);

    public Task<IReadOnlyList<OutboxDelivery>> ReadLineAsync(OutboxLine line, long after, int take, CancellationToken cancellationToken) => inner.ReadLineAsync(line, after, take, cancellationToken);

    public Task<IReadOnlySet<OutboxLine>> ReadWaitingLinesAsync(IReadOnlyCollection<string> streams, CancellationToken cancellationToken) => inner.ReadWaitingLinesAsync(streams, cancellationToken);

    public Task<OutboxEntry?> ReadAsync(long sequence, CancellationToken cancellationToken) => inner.ReadAsync(sequence, cancellationToken);

    public Task SettleAsync(OutboxSettlement settlement, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Settlements++;
        return inner.SettleAsync(settlement, now, cancellationToken);
    }

    public Task<IReadOnlyList<OutboxDelivery>> ReadDeadLettersAsync(TenantId tenant, int take, CancellationToken cancellationToken) => inner.ReadDeadLettersAsync(tenant, take, cancellationToken);

    public Task<bool> ReplayAsync(TenantId tenant, string handler, long sequence, DateTimeOffset now, CancellationToken cancellationToken) =>
        inner.ReplayAsync(tenant, handler, sequence, now, cancellationToken);

    public Task<int> PurgeAsync(DateTimeOffset before, CancellationToken cancellationToken) => inner.PurgeAsync(before, cancellationToken);
}
