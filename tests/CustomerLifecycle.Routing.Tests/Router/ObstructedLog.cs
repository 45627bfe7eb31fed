using CustomerLifecycle.Events;

namespace CustomerLifecycle.Routing.Tests;

/// <summary>A log between which and its writers something may come.</summary>
internal sealed class ObstructedLog(IRoutingLog inner) : IRoutingLog
{
    private int _appends;

    /// <summary>What happens to an append; the function makes the real one.</summary>
    public Func<RoutingAppend, Func<Task<bool>>, Task<bool>> OnAppend { get; set; } = (_, append) => append();

    public Func<Task> OnBegin { get; set; } = () => Task.CompletedTask;

    public int Appends => _appends;

    public async Task<IRoutingTurn> BeginAsync(RoutingPoolId pool, CancellationToken cancellationToken)
    {
        await OnBegin();
        return new Turn(this, await inner.BeginAsync(pool, cancellationToken));
    }

    public Task<IReadOnlyList<RoutingLogEntry>> ReadAsync(RoutingPoolId pool, long afterSequence, int take, CancellationToken cancellationToken) =>
        inner.ReadAsync(pool, afterSequence, take, cancellationToken);

    public Task<long?> FindEntryAsync(RoutingPoolId pool, long sequence, CancellationToken cancellationToken) => inner.FindEntryAsync(pool, sequence, cancellationToken);

    public Task<RoutingSnapshot?> LoadSnapshotAsync(RoutingPoolId pool, long atMost, CancellationToken cancellationToken) => inner.LoadSnapshotAsync(pool, atMost, cancellationToken);

    public Task SaveSnapshotAsync(RoutingPoolId pool, RoutingSnapshot snapshot, CancellationToken cancellationToken) => inner.SaveSnapshotAsync(pool, snapshot, cancellationToken);

    public Task TrimAsync(RoutingPoolId pool, DateTimeOffset before, CancellationToken cancellationToken) => inner.TrimAsync(pool, before, cancellationToken);

    public Task<IReadOnlyList<RoutingCursor>> ReadCursorsAsync(CancellationToken cancellationToken) => inner.ReadCursorsAsync(cancellationToken);

    public Task<bool> TellAsync(RoutingCursor cursor, long sequence, IReadOnlyList<IntegrationEvent> events, CancellationToken cancellationToken) =>
        inner.TellAsync(cursor, sequence, events, cancellationToken);

    private sealed class Turn(ObstructedLog log, IRoutingTurn inner) : IRoutingTurn
    {
        public Task<IReadOnlyList<RoutingLogEntry>> ReadAsync(long afterSequence, int take, CancellationToken cancellationToken) => inner.ReadAsync(afterSequence, take, cancellationToken);

        public Task<IReadOnlyDictionary<string, RoutingOutcome>> FindAnswersAsync(IReadOnlyCollection<string> commandIds, CancellationToken cancellationToken) =>
            inner.FindAnswersAsync(commandIds, cancellationToken);

        public Task<bool> AppendAsync(RoutingAppend append)
        {
            Interlocked.Increment(ref log._appends);
            return log.OnAppend(append, () => inner.AppendAsync(append));
        }

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
