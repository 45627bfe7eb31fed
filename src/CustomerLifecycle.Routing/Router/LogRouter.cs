using System.Collections.Concurrent;
using System.Diagnostics;
using CustomerLifecycle.Routing.Commands;
using Microsoft.Extensions.Logging;

namespace CustomerLifecycle.Routing;

/// <summary>The router over <see cref="IRoutingLog"/>: a copy of each pool in use, each kept in step with its log.</summary>
internal sealed class LogRouter(
    IRoutingLog log, RoutingOptions setup, IEnumerable<IAgentScorer> scorers, IQueueHours? hours, TimeProvider clock, ILogger<LogRouter> logger)
    : IRouter, IDisposable
{
    private const int MaxKeyLength = 256;

    private readonly ConcurrentDictionary<RoutingPoolId, PoolHost> _pools = new();
    private readonly RoutingPoolOptions _options = setup.ToPoolOptions(scorers, hours);

    public async Task<RoutingOutcome> ExecuteAsync(
        RoutingPoolId pool, RoutingCommand command, string? idempotencyKey = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (idempotencyKey is { Length: 0 or > MaxKeyLength })
        {
            throw new ArgumentException(
                FormattableString.Invariant($"The idempotency key has {idempotencyKey.Length} characters: give 1 to {MaxKeyLength}, or null."), nameof(idempotencyKey));
        }

        string name = command.GetType().Name;
        using var activity = RoutingTelemetry.Source.StartActivity("routing " + name);
        long start = clock.GetTimestamp();
        var outcome = await HostOf(pool).ExecuteAsync(command, idempotencyKey, cancellationToken).ConfigureAwait(false);
        activity?.SetTag("status", outcome.Status.ToString());
        RoutingTelemetry.RecordCommand(name, outcome.Status, clock.GetElapsedTime(start));
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
        var (explanation, state) = await host.ReadAsync((p, now) => (p.Explain(contact, now), p.State.Contact(contact)), cancellationToken).ConfigureAwait(false);
        if (state is not { IsHeld: true })
        {
            return explanation;
        }

        // The decision is explained on the pool as it was one event before it.
        var before = await host.RebuildAsync(state.OfferSequence - 1, cancellationToken).ConfigureAwait(false);
        return before.Explain(contact, state.OfferedAt!.Value)! with { Agent = state.Agent };
    }

    public void Dispose()
    {
        foreach (var host in _pools.Values)
        {
            host.Dispose();
        }
    }

    private PoolHost HostOf(RoutingPoolId pool) =>
        _pools.GetOrAdd(pool, id => new PoolHost(id, log, _options with { Tenant = id.Tenant }, setup, clock, logger));
}
