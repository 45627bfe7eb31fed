using CustomerLifecycle.Benchmarks.Ratios;
using CustomerLifecycle.Routing;
using CustomerLifecycle.Storage;
using CustomerLifecycle.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerLifecycle.Benchmarks.Routing;

/// <summary>Durable decisions with 256 commands in flight, against the router that is usually written over tables, on the same PostgreSQL: one
/// transaction a command, the longest idle agent taken with FOR UPDATE SKIP LOCKED.</summary>
internal sealed class SkipLockedRatio : IRatioMeasurement
{
    private const int Commands = 40_000;
    private const int BaselineCommands = 6_000;

    private static readonly RoutingPoolId Pool = new(new TenantId("bench"));

    private readonly long[] _ticks = new long[Commands];
    private readonly long[] _baselineTicks = new long[BaselineCommands];
    private TestStorage? _storage;
    private SkipLockedRouter? _peer;

    public string Name => "routing.durable.postgresql.skip-locked";

    public string Unit => "1/s";

    public string BaselineName => $"SKIP LOCKED, {SkipLockedRouter.Connections} conns";

    public string Goal => ">= 25";

    public async Task<string?> PrepareAsync()
    {
        try
        {
            _storage = await TestStorage.CreateAsync("postgresql", builder => builder.AddRouting(DurableLoad.Configure));
        }
        catch (Xunit.Sdk.SkipException e)
        {
            return e.Message;
        }

        await DurableLoad.SignInAsync(_storage.Get<IRouter>(), Pool, DurableLoad.InFlight);
        _peer = await SkipLockedRouter.CreateAsync(_storage.ConnectionString!, DurableLoad.InFlight);
        return null;
    }

    public Task<RatioSample> RunOursAsync() => RatioSample.PerSecondAsync(async () =>
    {
        await DurableLoad.RunAsync(_storage!.Get<IRouter>(), Pool, Commands, _ticks);
        return Commands;
    });

    public Task<RatioSample> RunBaselineAsync() => RatioSample.PerSecondAsync(async () =>
    {
        await DurableLoad.RunAsync(BaselineCommands, _baselineTicks, _peer!.EnqueueAsync, _peer!.CompleteAsync);
        return BaselineCommands;
    });

    public async ValueTask DisposeAsync()
    {
        if (_peer is not null)
        {
            await Console.Error.WriteLineAsync(FormattableString.Invariant(
                $"{Name}: p99 {DurableLoad.MillisecondsAt(_ticks, 0.99):F2} ms, of the peer {DurableLoad.MillisecondsAt(_baselineTicks, 0.99):F2} ms"));
            await _peer.DisposeAsync();
        }

        if (_storage is not null)
        {
            await _storage.DisposeAsync();
        }
    }
}
