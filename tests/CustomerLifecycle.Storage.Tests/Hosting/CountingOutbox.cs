using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerLifecycle.Storage.Tests.Hosting;

/// <summary>The host's outbox in memory, which also writes down when it is purged.</summary>
internal sealed class CountingOutbox
{
    private readonly Channel<DateTimeOffset> _purged = System.Threading.Channels.Channel.CreateUnbounded<DateTimeOffset>();

    public ChannelReader<DateTimeOffset> Purged => _purged.Reader;

    public IOutboxStore Around(IServiceProvider services) => new Wrapper(services.GetRequiredService<StorageBackend>().Memory!.Outbox, _purged.Writer);

    private sealed class Wrapper(IOutboxStore inner, ChannelWriter<DateTimeOffset> purged) : IOutboxStore
    {
        public Task<IAsyncDisposable?> TryLockAsync(CancellationToken cancellationToken) => inner.TryLockAsync(cancellationToken);

        public Task<IReadOnlyList<OutboxEntry>> ReadPendingAsync(int take, CancellationToken cancellationToken) => inner.ReadPendingAsync(take, cancellationToken);

        public Task<IReadOnlyList<OutboxDelivery>> ReadWaitingAsync(IReadOnlyCollection<string> handlers, DateTimeOffset now, int take, CancellationToken cancellationToken) =>
            inner.ReadWaitingAsync(handlers, now, take, cancellationToken);

        public Task<IReadOnlySet<OutboxLine>> ReadWaitingLinesAsync(IReadOnlyCollection<string> streams, CancellationToken cancellationToken) =>
            inner.ReadWaitingLinesAsync(streams, cancellationToken);

        public Task<OutboxEntry?> ReadAsync(long sequence, CancellationToken cancellationToken) => inner.ReadAsync(sequence, cancellationToken);

        public Task SettleAsync(OutboxSettlement settlement, DateTimeOffset now, CancellationToken cancellationToken) => inner.SettleAsync(settlement, now, cancellationToken);

        public Task<IReadOnlyList<OutboxDelivery>> ReadDeadLettersAsync(TenantId tenant, int take, CancellationToken cancellationToken) =>
            inner.ReadDeadLettersAsync(tenant, take, cancellationToken);

        public Task<bool> ReplayAsync(TenantId tenant, string handler, long sequence, DateTimeOffset now, CancellationToken cancellationToken) =>
            inner.ReplayAsync(tenant, handler, sequence, now, cancellationToken);

        public async Task<int> PurgeAsync(DateTimeOffset before, CancellationToken cancellationToken)
        {
            int removed = await inner.PurgeAsync(before, cancellationToken);
            await purged.WriteAsync(before, cancellationToken);
            return removed;
        }
    }
}
