using System.Collections.Concurrent;
using CustomerLifecycle.Events;
using CustomerLifecycle.Storage.Tests.Webhooks.Receiving;
using CustomerLifecycle.Storage.Webhooks;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerLifecycle.Storage.Tests.Webhooks;

/// <summary>Each event reaches each endpoint once; where a crash makes that impossible to know, it comes again under the same id.</summary>
public sealed class WebhookOnceTests
{
    public static TheoryData<string> Storages => WebhookHost.Storages;

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    [Trait("Feature", "storage.webhook-once")]
    public async Task Two_nodes_and_retries_deliver_each_event_once_to_each_endpoint(string kind)
    {
        const int Events = 40;
        // Every third message fails twice before it is accepted.
        ConcurrentDictionary<string, int> seen = new(StringComparer.Ordinal);
        ConcurrentBag<string> accepted = [];
        Reply Answer(string endpoint, ReceivedWebhook received)
        {
            int attempt = seen.AddOrUpdate(endpoint + "/" + received.Id, 1, (_, before) => before + 1);
            if (int.Parse(received.Id[4..], System.Globalization.CultureInfo.InvariantCulture) % 3 == 0 && attempt <= 2)
            {
                return attempt == 1 ? Replies.Status(500) : Replies.Reset;
            }

            accepted.Add(endpoint + "/" + received.Id);
            return Replies.Status(200);
        }

        await using WebhookReceiver a = new(received => Answer("a", received));
        await using WebhookReceiver b = new(received => Answer("b", received));
        await using WebhookHost host = await WebhookHost.OpenAsync(kind);
        await using ServiceProvider other = host.OpenNode(kind);
        await host.AddAsync(a.Url, "a");
        await host.AddAsync(b.Url, "b");
        for (int i = 0; i < Events; i++)
        {
            await host.CommitAsync($"evt-{i}", $"c{i % 7}");
        }

        do
        {
            await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(async () =>
            {
                await (i % 2 == 0 ? host.Get<OutboxDispatcher>() : other.GetRequiredService<OutboxDispatcher>()).DrainAsync();
                await (i < 2 ? host.Dispatcher : other.GetRequiredService<WebhookDispatcher>()).DrainAsync();
            })));
            host.Clock.Advance(TimeSpan.FromMinutes(10));
        }
        while (await host.Dispatcher.NextAsync() is not null || (await host.Get<IOutboxStore>().ReadPendingAsync(1, CancellationToken.None)).Count > 0);

        Assert.Equal(
            Enumerable.Range(0, Events).SelectMany(i => new[] { $"a/evt-{i}", $"b/evt-{i}" }).Order(StringComparer.Ordinal),
            accepted.Order(StringComparer.Ordinal));
        Assert.Empty(await host.ListAsync(dead: true));
        Assert.Empty(await host.ListAsync(dead: false));
    }

    [Theory]
    [MemberData(nameof(Storages))]
    [Trait("Feature", "storage.webhook-once")]
    public async Task A_crash_after_sending_sends_again_under_the_same_id_and_nothing_else_twice(string kind)
    {
        CrashingStore? store = null;
        await using WebhookReceiver receiver = new(Replies.Status(200));
        await using WebhookHost host = await WebhookHost.OpenAsync(kind, services: services => services.AddSingleton<IWebhookStore>(provider => store = new CrashingStore(
            StorageBackend.Create<IWebhookStore>(provider, relational => new RelationalWebhookStore(relational), memory => new InMemoryWebhookStore(memory)))));
        (_, WebhookSecret secret) = await host.AddAsync(receiver.Url);
        await host.PublishAsync("evt-1");
        store!.Crashes = true;

        await Assert.ThrowsAsync<StorageException>(host.SendAsync);
        store.Crashes = false;
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await host.SendAsync();
        await host.SendAsync();

        Assert.Equal(["evt-1", "evt-1"], receiver.Received.Select(received => received.Id));
        Assert.Equal(receiver.Received[0].Text, receiver.Received[1].Text);
        Assert.Equal(1, receiver.Received[1].Timestamp - receiver.Received[0].Timestamp);
        Assert.All(receiver.Received, received => Assert.True(received.VerifiedBy(secret, host.Now).IsValid));
        Assert.Empty(await host.ListAsync(dead: false));
    }

    [Theory]
    [MemberData(nameof(Storages))]
    [Trait("Feature", "storage.webhook-once")]
    public async Task An_event_that_the_outbox_delivers_again_is_queued_once(string kind)
    {
        await using WebhookReceiver receiver = new(Replies.Status(200));
        await using WebhookHost host = await WebhookHost.OpenAsync(kind);
        await host.AddAsync(receiver.Url);
        CustomerTagged tagged = new() { Id = new("evt-1"), Tenant = WebhookHost.Tenant, OccurredAt = host.Now, Customer = new("c1"), Tag = "vip", TagSource = "test" };
        IIntegrationEventHandler handler = host.Get<IEnumerable<IIntegrationEventHandler>>().Single(known => known.Name == "webhooks");

        await Task.WhenAll(Enumerable.Range(1, 8).Select(attempt => Task.Run(() =>
            handler.HandleAsync(tagged, new EventDelivery { Event = tagged.Id, Handler = "webhooks", Attempt = attempt }, CancellationToken.None))));
        await host.SendAsync();
        await handler.HandleAsync(tagged, new EventDelivery { Event = tagged.Id, Handler = "webhooks", Attempt = 9 }, CancellationToken.None);
        await host.SendAsync();

        Assert.Single(receiver.Received);
    }

    [Fact]
    public async Task A_drain_that_is_cancelled_finishes_what_is_on_its_way_and_begins_nothing_more()
    {
        using CancellationTokenSource stop = new();
        TaskCompletionSource release = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using WebhookReceiver receiver = new(_ => async (stream, socket, stopped) =>
        {
            await release.Task.WaitAsync(stopped);
            return await Replies.Status(200)(stream, socket, stopped);
        });
        await using WebhookHost host = await WebhookHost.OpenAsync();
        await host.AddAsync(receiver.Url);
        await host.PublishAsync("evt-1");
        await host.PublishAsync("evt-2");

        Task<int> sending = Task.Run(() => host.Dispatcher.DrainAsync(stop.Token));
        await receiver.NextAsync();
        await stop.CancelAsync();
        release.SetResult();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);

        Assert.Equal("evt-2", (await host.SingleAsync()).Id);
        Assert.Equal(1, await host.SendAsync());
        Assert.Equal(["evt-1", "evt-2"], receiver.Received.Select(received => received.Id));
    }

    [Theory]
    [InlineData("evt-1", "evt-1")]
    [InlineData("01997a6e-5f2a-7d31-8c55-0d7a3c6f9b10", "01997a6e-5f2a-7d31-8c55-0d7a3c6f9b10")]
    [InlineData("a.b", "msg_")]
    [InlineData("工单 1", "msg_")]
    public void An_id_can_stand_in_a_header_and_has_no_full_stop(string integrationEvent, string begins)
    {
        string id = WebhookMessageId.Of(new EventId(integrationEvent));

        Assert.StartsWith(begins, id);
        Assert.All(id, c => Assert.True(char.IsAsciiLetterOrDigit(c) || c is '-' or '_'));
        Assert.Equal(id, WebhookMessageId.Of(new EventId(integrationEvent)));
        Assert.NotEqual(id, WebhookMessageId.Of(new EventId(integrationEvent + "x")));
    }
}
