using CustomerLifecycle.Events;
using CustomerLifecycle.Storage.ContractTests.Host;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerLifecycle.Storage.ContractTests.Contracts;

/// <summary>Events outlive the program that wrote them: another one may know more types, or fewer, or read them differently.</summary>
public abstract class OutboxTableContract(string provider) : RelationalContract(provider)
{
    [Fact]
    public async Task Another_host_delivers_what_this_one_committed()
    {
        List<string> delivered = [];
        await using ContractHost host = await OpenAsync();
        await PublishAsync(host, "1", [1, 2]);
        await using ContractHost other = host.OpenAgain(builder => builder.OnEvent("handler", tagged => delivered.Add(tagged.Tag)));

        await other.Dispatcher.DrainAsync();

        Assert.Equal(["1", "2"], delivered);
        Assert.Equal(0, await host.Dispatcher.DrainAsync());
    }

    [Fact]
    public async Task An_event_of_an_unknown_type_is_skipped()
    {
        List<string> delivered = [];
        await using ContractHost host = await OpenAsync(builder => builder.Services.AddIntegrationEvent(FutureEventJsonContext.Default.FutureEvent));
        await PublishAsync(host, "1", [1]);
        await host.Relational.CommitAsync(Change("1") with { Events = [new FutureEvent { Id = new EventId("future"), Tenant = Tenant, OccurredAt = host.Clock.GetUtcNow(), Subject = "1" }] });
        await PublishAsync(host, "1", [2]);
        await using ContractHost older = host.OpenAgain(builder => builder.OnEvent("handler", tagged => delivered.Add(tagged.Tag)));

        await older.Dispatcher.DrainAsync();

        Assert.Equal(["1", "2"], delivered);
        Assert.Empty(await PendingAsync(older));
    }

    [Fact]
    public async Task An_event_that_cannot_be_read_becomes_a_dead_letter_and_the_others_go_on()
    {
        List<string> delivered = [];
        await using ContractHost host = await OpenAsync(builder => builder
            .OnEvent("a", tagged => delivered.Add("a" + tagged.Tag))
            .OnEvent("b", tagged => delivered.Add("b" + tagged.Tag))
            .ConfigureStorage(options => options.MaxConcurrentStreams = 1));
        await PublishAsync(host, "1", [1]);
        long bad = Assert.Single(await PendingAsync(host)).Sequence;
        byte[] payload = (await host.Relational.QuerySingleOrDefaultAsync<byte[]>("SELECT payload FROM cl_outbox", null))!;
        await SetPayloadAsync("{\"specversion\":\"1.0\",\"type\":\"customerlifecycle.customer.tagged.v1\",\"data\":{\"tag\":1}}"u8.ToArray());
        await PublishAsync(host, "2", [2]);

        await host.Dispatcher.DrainAsync();

        Assert.Equal(["a2", "b2"], delivered);
        IReadOnlyList<OutboxDelivery> dead = await host.Outbox.ReadDeadLettersAsync(Tenant, 10, CancellationToken.None);
        Assert.Equal([("a", bad), ("b", bad)], dead.Select(letter => (letter.Handler, letter.Sequence)));
        Assert.All(dead, letter => Assert.Contains("cannot be read", letter.Error));

        Assert.True(await host.Outbox.ReplayAsync(Tenant, "a", bad, host.Clock.GetUtcNow(), CancellationToken.None));
        await host.Dispatcher.DrainAsync();
        Assert.Equal(2, (await host.Outbox.ReadDeadLettersAsync(Tenant, 10, CancellationToken.None)).Count);

        await SetPayloadAsync(payload);
        Assert.True(await host.Outbox.ReplayAsync(Tenant, "a", bad, host.Clock.GetUtcNow(), CancellationToken.None));
        await host.Dispatcher.DrainAsync();
        Assert.Equal(["a2", "b2", "a1"], delivered);

        Task SetPayloadAsync(byte[] bytes) => host.Relational.CommitAsync(Change("1") with
        {
            Statements = [new SqlStatement("UPDATE cl_outbox SET payload = @payload WHERE sequence = @bad", new("payload", bytes), new("bad", bad)) { ExpectedRows = 1 }],
        });
    }

    [Fact]
    public async Task A_look_walks_over_the_heads_of_lines_and_not_over_all_that_is_parked_behind_them()
    {
        List<string> delivered = [];
        bool down = true;
        await using ContractHost host = await OpenAsync(builder => builder
            .OnEvent("handler", tagged =>
            {
                if (down)
                {
                    throw new InvalidOperationException("down");
                }

                delivered.Add(tagged.Tag);
            })
            .ConfigureStorage(options => (options.MaxDeliveryAttempts, options.MaxConcurrentStreams) = (2, 1)));
        await PublishAsync(host, "1", Enumerable.Range(1, 50).Select(i => (long)i));
        await PublishAsync(host, "2", Enumerable.Range(51, 50).Select(i => (long)i));
        await host.Dispatcher.DrainAsync();

        for (int attempt = 0; attempt < 4; attempt++)
        {
            host.Clock.Advance(TimeSpan.FromHours(1));
            Assert.Equal(2, await host.Relational.QuerySingleOrDefaultAsync<long>("SELECT COUNT(*) FROM cl_delivery WHERE dead = 0 AND next_at <= @now", new { now = host.Clock.GetUtcNow().UtcTicks }));
            await host.Dispatcher.DrainAsync();
        }

        // Four of each line have died, one after the other.
        Assert.Equal(8, (await host.Outbox.ReadDeadLettersAsync(Tenant, 100, CancellationToken.None)).Count);
        down = false;
        host.Clock.Advance(TimeSpan.FromHours(1));
        await host.Dispatcher.DrainAsync();
        Assert.Equal(Enumerable.Range(5, 46).Concat(Enumerable.Range(55, 46)).Select(i => $"{i}"), delivered.OrderBy(tag => tag.Length).ThenBy(tag => tag, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Deliveries_of_a_handler_that_is_gone_wait_for_its_return()
    {
        List<string> delivered = [];
        await using ContractHost host = await OpenAsync(builder => builder.OnEvent("handler", tagged => throw new InvalidOperationException("down")));
        await Task.WhenAll(Enumerable.Range(0, 300).Select(i => PublishAsync(host, $"{i}", [1])));
        await host.Dispatcher.DrainAsync();
        host.Clock.Advance(TimeSpan.FromHours(1));
        await using (ContractHost without = host.OpenAgain(builder => builder.OnEvent("other", (tagged, delivery) =>
            delivery.Attempt == 1 ? throw new InvalidOperationException("down once") : Task.CompletedTask)))
        {
            await PublishAsync(host, "0", [2]);
            await without.Dispatcher.DrainAsync();
            host.Clock.Advance(TimeSpan.FromHours(1));
            await without.Dispatcher.DrainAsync();
            Assert.Empty(await without.Outbox.ReadWaitingAsync(["other"], DateTimeOffset.MaxValue, 10, CancellationToken.None));
        }

        await using ContractHost back = host.OpenAgain(builder => builder.OnEvent("handler", tagged =>
        {
            lock (delivered)
            {
                delivered.Add(tagged.Customer.Value);
            }
        }));
        await back.Dispatcher.DrainAsync();

        Assert.Equal(300, delivered.Count);
    }
}
