using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using CustomerLifecycle.Routing.Commands;
using CustomerLifecycle.Routing.Decisions;
using CustomerLifecycle.Storage;
using Microsoft.Extensions.Logging;

namespace CustomerLifecycle.Routing;

/// <summary>The router over <see cref="IRoutingLog"/>: a copy of each pool in use, each kept in step with its log.</summary>
internal sealed class LogRouter : IRouter, IDisposable
{
    private const int MaxKeyLength = 256;
    private const int PageSize = 100;

    private readonly ConcurrentDictionary<RoutingPoolId, PoolHost> _pools = new();
    private readonly IRoutingLog _log;
    private readonly RoutingOptions _setup;
    private readonly RoutingPoolOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly CommitSignal _signal;
    private readonly TimeSpan _pollInterval;
    private readonly string _writer;
    private readonly PoolGauges _gauges;

    public LogRouter(
        IRoutingLog log, RoutingOptions setup, IEnumerable<IAgentScorer> scorers, IQueueHours? hours, IIdGenerator ids, CommitSignal signal, TimeSpan pollInterval, TimeProvider clock, ILogger<LogRouter> logger)
    {
        (_log, _setup, _clock, _logger, _signal, _pollInterval) = (log, setup, clock, logger, signal, pollInterval);
        _options = setup.ToPoolOptions(scorers, hours);
        _gauges = new PoolGauges(() => _pools.Values);
        using (ids.EnterScope("routing/writer"))
        {
            _writer = ids.NewGuid().ToString("N");
        }
    }

    public async Task<RoutingOutcome> ExecuteAsync(
        RoutingPoolId pool, RoutingCommand command, string? idempotencyKey = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (idempotencyKey is { Length: 0 or > MaxKeyLength })
        {
            throw new ArgumentException(
                FormattableString.Invariant($"The idempotency key has {idempotencyKey.Length} characters: give 1 to {MaxKeyLength}, or null."), nameof(idempotencyKey));
        }

        cancellationToken.ThrowIfCancellationRequested();
        string name = command.GetType().Name;
        using var activity = RoutingTelemetry.Source.StartActivity("routing " + name);
        long start = _clock.GetTimestamp();
        var outcome = await HostOf(pool).ExecuteAsync(command, idempotencyKey, cancellationToken).ConfigureAwait(false);
        activity?.SetTag("status", outcome.Status.ToString());
        RoutingTelemetry.RecordCommand(name, outcome.Status, _clock.GetElapsedTime(start));
        return outcome;
    }

    public Task<QueueSnapshot?> GetQueueSnapshotAsync(RoutingPoolId pool, QueueId queue, CancellationToken cancellationToken = default) =>
        HostOf(pool).ReadAsync((p, now) => p.Queue(queue, now), cancellationToken);

    public Task<AgentSnapshot?> GetAgentSnapshotAsync(RoutingPoolId pool, AgentId agent, CancellationToken cancellationToken = default) =>
        HostOf(pool).ReadAsync((p, _) => p.Agent(agent), cancellationToken);

    public Task<ContactSnapshot?> GetContactSnapshotAsync(RoutingPoolId pool, ContactId contact, CancellationToken cancellationToken = default) =>
        HostOf(pool).ReadAsync((p, _) => p.Contact(contact), cancellationToken);

    public Task<EstimatedWait?> EstimateWaitAsync(RoutingPoolId pool, ContactId contact, CancellationToken cancellationToken = default) =>
        HostOf(pool).ReadAsync((p, _) => p.EstimateWait(contact), cancellationToken);

    public Task<EstimatedWait> EstimateWaitAsync(RoutingPoolId pool, ContactRequest contact, CancellationToken cancellationToken = default) =>
        HostOf(pool).ReadAsync((p, now) => p.EstimateWait(contact, now), cancellationToken);

    public async Task<RoutingExplanation?> ExplainAsync(RoutingPoolId pool, ContactId contact, CancellationToken cancellationToken = default)
    {
        var host = HostOf(pool);
        var (explanation, held) = await host.ReadAsync((p, now) => (p.Explain(contact, now), Held.Of(p.State.Contact(contact))), cancellationToken).ConfigureAwait(false);
        if (held is null)
        {
            return explanation;
        }

        // The decision is explained on the pool as it was one event before it.
        var before = await host.RebuildAsync(held.Sequence - 1, cancellationToken).ConfigureAwait(false);
        return before?.Explain(contact, held.At) is { } then
            ? then with { Agent = held.Agent }
            : explanation! with { Agent = held.Agent, At = held.At, Candidates = [], Chosen = null, IsCutOff = true };
    }

    public async IAsyncEnumerable<RoutingEvent> WatchAsync(
        RoutingPoolId pool, long? afterSequence = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (afterSequence < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(afterSequence), afterSequence, "Give the sequence number of the last event that is known, 0 for the start of the log, or null for what happens from now on.");
        }

        string topic = RoutingCommit.TopicOf(pool);
        long seen = afterSequence ?? await HostOf(pool).ReadAsync((p, _) => p.Sequence, cancellationToken).ConfigureAwait(false);
        // The entry that holds the event is read again: others of its events may be new.
        long after = await _log.FindEntryAsync(pool, seen, cancellationToken).ConfigureAwait(false) - 1 ?? await AfterCutAsync(pool, seen, cancellationToken).ConfigureAwait(false);
        while (true)
        {
            var raised = _signal.NextOf(topic);
            var page = await _log.ReadAsync(pool, after, PageSize, cancellationToken).ConfigureAwait(false);
            foreach (var entry in page)
            {
                if (entry.Sequence > seen + 1)
                {
                    throw RoutingLogCutException.After(pool, seen);
                }

                foreach (var happened in entry.Events.Where(e => e.Sequence > seen))
                {
                    yield return happened;
                    seen = happened.Sequence;
                }

                after = entry.LastSequence;
            }

            if (page.Count == 0)
            {
                await WaitAsync(raised, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    public void Dispose() => _gauges.Dispose();

    private async Task<long> AfterCutAsync(RoutingPoolId pool, long seen, CancellationToken cancellationToken)
    {
        var first = await _log.ReadAsync(pool, 0, 1, cancellationToken).ConfigureAwait(false);
        long start = first.Count > 0 ? first[0].Sequence - 1 : (await _log.LoadSnapshotAsync(pool, long.MaxValue, cancellationToken).ConfigureAwait(false))?.Sequence ?? 0;
        return seen >= start ? seen : throw RoutingLogCutException.After(pool, seen);
    }

    private async Task WaitAsync(Task raised, CancellationToken cancellationToken)
    {
        using var wait = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(raised, Task.Delay(_pollInterval, _clock, wait.Token)).ConfigureAwait(false);
        await wait.CancelAsync().ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private PoolHost HostOf(RoutingPoolId pool) =>
        _pools.GetOrAdd(pool, id => new PoolHost(id, _log, _options with { Tenant = id.Tenant }, _setup, _writer, _clock, _logger));

    /// <summary>Who was given a contact, and when.</summary>
    private sealed record Held(long Sequence, DateTimeOffset At, AgentId? Agent)
    {
        public static Held? Of(ContactState? state) => state is { IsHeld: true } ? new Held(state.OfferSequence, state.OfferedAt!.Value, state.Agent) : null;
    }
}
