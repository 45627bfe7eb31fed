using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using CustomerLifecycle.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerLifecycle.Routing.Tests;

/// <summary>What operators see.</summary>
public sealed class MeterTests
{
    [Fact]
    [Trait("Feature", "routing.meters")]
    public async Task Waits_offers_decisions_and_how_full_a_pool_is_are_measured_without_naming_anybody()
    {
        await using var storage = await TestStorage.InMemoryAsync(builder => builder.AddRouting(
            o => o.Queues.Add(new QueueDefinition { Id = new("q"), OfferTimeout = TimeSpan.FromSeconds(20), WrapUp = TimeSpan.Zero })));
        var router = storage.Get<IRouter>();
        // Other tests measure at the same time: the name of the pool tells which is ours, and a wait that nobody else has.
        var pool = new RoutingPoolId(new TenantId("meters"), "meters-of-this-test");
        ConcurrentBag<(string Name, double Value, string Tags)> seen = [];
        using MeterListener listener = new();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == "CustomerLifecycle.Routing")
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => seen.Add((instrument.Name, value, Text(tags))));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => seen.Add((instrument.Name, value, Text(tags))));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => seen.Add((instrument.Name, value, Text(tags))));
        listener.Start();

        var ann = new AgentProfile { Id = new("ann"), Queues = [new() { Queue = new("q") }] };
        await router.EnqueueAsync(pool, Contact("c1"));
        storage.Clock.Advance(TimeSpan.FromSeconds(1234.5));
        await router.SignInAsync(pool, ann);
        await router.AcceptAsync(pool, new ContactId("c1"), ann.Id);
        await router.EnqueueAsync(pool, Contact("c2"));
        await router.EnqueueAsync(pool, Contact("c3"));
        await router.SignInAsync(pool, ann with { Id = new("bob") });
        await router.DeclineAsync(pool, new ContactId("c2"), new AgentId("bob"));
        storage.Clock.Advance(TimeSpan.FromSeconds(21));
        await router.AdvanceTimeAsync(pool);
        listener.RecordObservableInstruments();

        Assert.Contains(("customerlifecycle.routing.wait", 1234.5, ""), seen);
        foreach (string became in new[] { "made", "accepted", "declined", "expired" })
        {
            Assert.Contains(seen, m => m.Name == "customerlifecycle.routing.offers" && m.Tags == "outcome=" + became && m.Value >= 1);
        }

        Assert.Contains(seen, m => m.Name == "customerlifecycle.routing.decisions");
        Assert.Contains(seen, m => m.Name == "customerlifecycle.routing.batch.size");
        var queue = (await router.GetQueueSnapshotAsync(pool, new QueueId("q")))!;
        Assert.Contains(("customerlifecycle.routing.waiting", (double)queue.Waiting.Count, "pool=" + pool.Name), seen);
        Assert.Contains(("customerlifecycle.routing.agents", 2.0, "pool=" + pool.Name + ",presence=Available"), seen);
        Assert.DoesNotContain(seen, m => m.Tags.Contains("ann", StringComparison.Ordinal) || m.Tags.Contains("tenant", StringComparison.Ordinal));
    }

    private static ContactRequest Contact(string id) => new() { Contact = new(id), Queue = new("q"), Channel = Channel.WebChat };

    private static string Text(ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        string.Join(',', tags.ToArray().Select(tag => tag.Key + "=" + tag.Value));
}
