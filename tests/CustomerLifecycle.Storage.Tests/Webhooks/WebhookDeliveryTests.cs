using System.Text.Json;
using CustomerLifecycle.Storage.Tests.Webhooks.Receiving;
using CustomerLifecycle.Storage.Webhooks;

namespace CustomerLifecycle.Storage.Tests.Webhooks;

/// <summary>What a receiver gets, and when.</summary>
public sealed class WebhookDeliveryTests
{
    public static TheoryData<string> Storages => WebhookHost.Storages;

    [Theory]
    [MemberData(nameof(Storages))]
    [Trait("Feature", "storage.webhooks")]
    public async Task An_event_arrives_once_as_a_signed_cloud_event(string kind)
    {
        await using WebhookReceiver receiver = new(Replies.Status(204));
        await using WebhookHost host = await WebhookHost.OpenAsync(kind);
        (_, WebhookSecret secret) = await host.AddAsync(receiver.Url);

        await host.PublishAsync("evt-1");
        Assert.Equal(1, await host.SendAsync());
        Assert.Equal(0, await host.SendAsync());

        ReceivedWebhook received = Assert.Single(receiver.Received);
        Assert.StartsWith("POST /hooks?token=t0ps3cret HTTP/1.1", received.RequestLine);
        Assert.Equal("application/cloudevents+json; charset=utf-8", received.Headers["Content-Type"]);
        Assert.Equal("evt-1", received.Id);
        Assert.Equal(host.Now.ToUnixTimeSeconds(), received.Timestamp);
        Assert.Equal(WebhookProblem.None, received.VerifiedBy(secret, host.Now).Problem);
        Assert.Equal(WebhookProblem.NoMatchingSignature, received.VerifiedBy(WebhookSecret.Generate(), host.Now).Problem);
        Assert.False(received.Headers.ContainsKey("traceparent"));
        JsonElement envelope = JsonSerializer.Deserialize<JsonElement>(received.Body);
        Assert.Equal("1.0", envelope.GetProperty("specversion").GetString());
        Assert.Equal("evt-1", envelope.GetProperty("id").GetString());
        Assert.Equal("customerlifecycle.customer.tagged.v1", envelope.GetProperty("type").GetString());
        Assert.Equal("vip", envelope.GetProperty("data").GetProperty("tag").GetString());
        Assert.Empty(await host.ListAsync(dead: false));
        Assert.Empty(await host.ListAsync(dead: true));
    }

    [Theory]
    [MemberData(nameof(Storages))]
    public async Task Endpoints_get_what_they_ask_for_of_their_own_tenant(string kind)
    {
        TenantId other = new("other");
        await using WebhookReceiver all = new(Replies.Status(200));
        await using WebhookReceiver named = new(Replies.Status(200));
        await using WebhookReceiver begun = new(Replies.Status(200));
        await using WebhookReceiver tickets = new(Replies.Status(200));
        await using WebhookReceiver foreign = new(Replies.Status(200));
        await using WebhookHost host = await WebhookHost.OpenAsync(kind);
        await host.AddAsync(all.Url);
        await host.AddAsync(named.Url, null, null, "customerlifecycle.customer.tagged.v1");
        await host.AddAsync(begun.Url, null, null, "customerlifecycle.ticket.*", "customerlifecycle.customer.*");
        await host.AddAsync(tickets.Url, null, null, "customerlifecycle.ticket.*");
        await host.AddAsync(foreign.Url, tenant: other);

        await host.PublishAsync("mine");
        await host.PublishAsync("theirs", tenant: other);
        await host.SendAsync();

        Assert.All([all, named, begun], receiver => Assert.Equal("mine", Assert.Single(receiver.Received).Id));
        Assert.Empty(tickets.Received);
        Assert.Equal("theirs", Assert.Single(foreign.Received).Id);
    }

    [Theory]
    [MemberData(nameof(Storages))]
    [Trait("Feature", "storage.webhook-retries")]
    public async Task A_message_is_tried_again_by_the_schedule_under_its_id_and_then_kept_as_a_dead_letter(string kind)
    {
        TimeSpan[] delays = [TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromHours(2)];
        await using WebhookReceiver receiver = new(Replies.Status(500));
        await using WebhookHost host = await WebhookHost.OpenAsync(kind, options =>
        {
            options.RetryDelays.Clear();
            Array.ForEach(delays, options.RetryDelays.Add);
            options.Jitter = 0.5;
        });
        (WebhookEndpoint endpoint, WebhookSecret secret) = await host.AddAsync(receiver.Url);
        await host.PublishAsync("evt-1");

        for (int attempt = 1; attempt <= delays.Length; attempt++)
        {
            Assert.Equal(1, await host.SendAsync());
            WebhookDelivery waiting = await host.SingleAsync();
            Assert.Equal((attempt, 500, "Status 500.", (DateTimeOffset?)host.Now), (waiting.Attempts, waiting.Status!.Value, waiting.Error, waiting.AttemptedAt));
            Assert.InRange(waiting.NextAt!.Value - host.Now, delays[attempt - 1], delays[attempt - 1] * 1.5);
            Assert.Equal(waiting.NextAt, await host.Dispatcher.NextAsync());
            host.Clock.SetUtcNow(waiting.NextAt.Value - TimeSpan.FromTicks(1));
            Assert.Equal(0, await host.SendAsync());
            host.Clock.Advance(TimeSpan.FromTicks(1));
        }

        await host.SendAsync();
        WebhookDelivery dead = await host.SingleAsync(dead: true);
        Assert.Equal((4, "evt-1", endpoint.Id, true), (dead.Attempts, dead.Id, dead.Endpoint, dead.IsDead));
        Assert.Null(await host.Dispatcher.NextAsync());
        host.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(0, await host.SendAsync());

        Assert.Equal(4, receiver.Received.Count);
        Assert.Single(receiver.Received.Select(received => (received.Id, received.Text)).Distinct());
        // Each attempt has a time and a signature of its own.
        Assert.Equal(4, receiver.Received.Select(received => received.Timestamp).Distinct().Count());
        Assert.All(receiver.Received, received => Assert.True(received.VerifiedBy(secret, DateTimeOffset.FromUnixTimeSeconds(received.Timestamp)).IsValid));
    }

    [Theory]
    [MemberData(nameof(Storages))]
    [Trait("Feature", "storage.webhook-dead-letters")]
    public async Task Dead_letters_are_listed_page_by_page_and_replayed_one_all_or_since(string kind)
    {
        bool down = true;
        await using WebhookReceiver first = new(_ => Replies.Status(down ? 500 : 200));
        await using WebhookReceiver second = new(_ => Replies.Status(down ? 500 : 200));
        await using WebhookHost host = await WebhookHost.OpenAsync(kind, options => options.RetryDelays.Clear());
        (WebhookEndpoint a, _) = await host.AddAsync(first.Url, "a");
        (WebhookEndpoint b, _) = await host.AddAsync(second.Url, "b");
        for (int i = 1; i <= 3; i++)
        {
            await host.PublishAsync($"evt-{i}", customer: $"c{i}");
            await host.SendAsync();
            host.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        DateTimeOffset third = host.Now - TimeSpan.FromMinutes(1);
        List<WebhookDelivery> paged = [];
        for (long? after = 0; after is not null;)
        {
            WebhookDeliveryPage page = await host.Webhooks.ListDeliveriesAsync(WebhookHost.Tenant, new WebhookDeliveryQuery { After = after.Value, Take = 4 });
            Assert.InRange(page.Deliveries.Count, 1, 4);
            paged.AddRange(page.Deliveries);
            after = page.Next;
        }

        Assert.Equal(
            ["a/evt-1", "a/evt-2", "a/evt-3", "b/evt-1", "b/evt-2", "b/evt-3"],
            paged.Select(dead => dead.Endpoint.Value + "/" + dead.Id).Order(StringComparer.Ordinal));
        Assert.Equal(3, (await host.Webhooks.ListDeliveriesAsync(WebhookHost.Tenant, new WebhookDeliveryQuery { Endpoint = a.Id })).Deliveries.Count);
        Assert.Empty(await host.ListAsync(dead: true, new TenantId("other")));

        down = false;
        Assert.Equal(0, await host.Webhooks.ReplayAsync(new TenantId("other"), WebhookSelection.All));
        Assert.Equal(1, await host.Webhooks.ReplayAsync(WebhookHost.Tenant, new WebhookSelection { Endpoint = a.Id, Id = "evt-1" }));
        Assert.Equal(1, await host.SendAsync());
        Assert.Equal(["evt-1", "evt-2", "evt-3", "evt-1"], first.Received.Select(received => received.Id));
        Assert.Equal(2, await host.Webhooks.ReplayAsync(WebhookHost.Tenant, new WebhookSelection { Since = third }));
        await host.SendAsync();
        Assert.Equal("evt-3", first.Received[^1].Id);
        Assert.Equal("evt-3", second.Received[^1].Id);
        Assert.Equal(2, await host.Webhooks.ReplayAsync(WebhookHost.Tenant, new WebhookSelection { Endpoint = b.Id }));
        await host.SendAsync();
        Assert.Equal(6, second.Received.Count);
        Assert.Equal("a/evt-2", (await host.SingleAsync(dead: true)) is { } left ? left.Endpoint.Value + "/" + left.Id : null);
        Assert.Equal(0, await host.Webhooks.RemoveDeadLettersAsync(WebhookHost.Tenant, new WebhookSelection { Before = third - TimeSpan.FromHours(1) }));
        Assert.Equal(1, await host.Webhooks.RemoveDeadLettersAsync(WebhookHost.Tenant, WebhookSelection.All));
        Assert.Empty(await host.ListAsync(dead: true));
    }

    [Theory]
    [MemberData(nameof(Storages))]
    [Trait("Feature", "storage.webhook-gone")]
    public async Task Gone_disables_the_endpoint_and_what_waits_can_be_replayed_when_it_is_enabled(string kind)
    {
        int status = 410;
        await using WebhookReceiver receiver = new(_ => Replies.Status(status));
        await using WebhookHost host = await WebhookHost.OpenAsync(kind, options => options.MaxConcurrentPerEndpoint = 1);
        (WebhookEndpoint endpoint, _) = await host.AddAsync(receiver.Url);
        await host.PublishAsync("evt-1", "c1");
        await host.PublishAsync("evt-2", "c2");

        await host.SendAsync();
        await host.PublishAsync("evt-3", "c3");
        host.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(0, await host.SendAsync());

        Assert.Single(receiver.Received);
        WebhookEndpoint disabled = (await host.Webhooks.GetAsync(WebhookHost.Tenant, endpoint.Id))!;
        Assert.False(disabled.IsEnabled);
        Assert.Contains("410", disabled.DisabledReason);
        Assert.Equal(endpoint.Version + 1, disabled.Version);
        Assert.Equal(["evt-1", "evt-2"], (await host.ListAsync(dead: true)).Select(dead => dead.Id));
        Assert.Equal(0, await host.Webhooks.ReplayAsync(WebhookHost.Tenant, WebhookSelection.All));

        status = 200;
        Assert.True((await host.Webhooks.EnableAsync(WebhookHost.Tenant, endpoint.Id)).IsApplied);
        Assert.Equal(2, await host.Webhooks.ReplayAsync(WebhookHost.Tenant, WebhookSelection.All));
        await host.SendAsync();
        Assert.Equal(["evt-1", "evt-1", "evt-2"], receiver.Received.Select(received => received.Id));
        Assert.Empty(await host.ListAsync(dead: true));
    }

    [Theory]
    [MemberData(nameof(Storages))]
    [Trait("Feature", "storage.webhook-retries")]
    public async Task An_endpoint_that_asks_for_a_pause_gets_it_within_bounds_for_all_its_messages(string kind)
    {
        string retryAfter = "600";
        bool busy = true;
        await using WebhookReceiver receiver = new(_ => busy ? Replies.Status(429, "Retry-After: " + retryAfter) : Replies.Status(200));
        await using WebhookHost host = await WebhookHost.OpenAsync(kind, options => (options.MaxRetryAfter, options.MaxConcurrentPerEndpoint, options.Jitter) = (TimeSpan.FromHours(1), 1, 0));
        (WebhookEndpoint endpoint, _) = await host.AddAsync(receiver.Url);
        await host.PublishAsync("evt-1", "c1");
        await host.PublishAsync("evt-2", "c2");

        Assert.Equal(1, await host.SendAsync());
        Assert.Equal(host.Now.AddSeconds(600), (await host.Webhooks.GetAsync(WebhookHost.Tenant, endpoint.Id))!.PausedUntil);
        await host.PublishAsync("evt-3", "c3");
        host.Clock.Advance(TimeSpan.FromSeconds(600) - TimeSpan.FromTicks(1));
        Assert.Equal(0, await host.SendAsync());

        retryAfter = "999999";
        host.Clock.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(1, await host.SendAsync());
        Assert.Equal(host.Now.AddHours(1), (await host.Webhooks.GetAsync(WebhookHost.Tenant, endpoint.Id))!.PausedUntil);

        busy = false;
        host.Clock.Advance(TimeSpan.FromHours(1));
        await host.SendAsync();
        host.Clock.Advance(TimeSpan.FromHours(1));
        await host.SendAsync();
        Assert.Empty(await host.ListAsync(dead: false));
        Assert.Equal(["evt-1", "evt-2", "evt-3"], receiver.Received.Select(received => received.Id).Distinct().Order(StringComparer.Ordinal));
        WebhookEndpoint recovered = (await host.Webhooks.GetAsync(WebhookHost.Tenant, endpoint.Id))!;
        Assert.Null(recovered.PausedUntil);
        Assert.Null(recovered.FailingSince);
    }

    [Theory]
    [MemberData(nameof(Storages))]
    [Trait("Feature", "storage.webhook-isolation")]
    public async Task A_slow_endpoint_holds_up_no_other(string kind)
    {
        await using WebhookReceiver slow = new(Replies.Hang);
        await using WebhookReceiver quick = new(Replies.Status(200));
        await using WebhookHost host = await WebhookHost.OpenAsync(kind);
        await host.AddAsync(slow.Url);
        await host.AddAsync(quick.Url);
        await host.PublishAsync("evt-1");

        Task<int> sending = Task.Run(host.SendAsync);
        await slow.NextAsync();
        Assert.Equal("evt-1", (await quick.NextAsync()).Id);
        await host.PublishAsync("evt-2");

        // The first message to the slow endpoint is still on its way, and the clock stands still.
        Assert.Equal("evt-2", (await quick.NextAsync()).Id);
        await WebhookHost.UntilAsync(async () => (await host.ListAsync(dead: false)).Count == 2);
        Assert.False(sending.IsCompleted);
        host.Clock.Advance(TimeSpan.FromSeconds(15));
        await sending;

        WebhookDelivery[] waiting = [.. await host.ListAsync(dead: false)];
        Assert.Equal(["evt-1", "evt-2"], waiting.Select(delivery => delivery.Id));
        Assert.Equal("No answer within 15 s.", waiting[0].Error);
        Assert.Single(slow.Received);
    }

    [Fact]
    [Trait("Feature", "storage.webhook-isolation")]
    public async Task To_one_endpoint_only_so_many_messages_are_on_their_way()
    {
        int now = 0;
        int most = 0;
        TaskCompletionSource three = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using WebhookReceiver receiver = new(_ => async (stream, socket, stopped) =>
        {
            int here = Interlocked.Increment(ref now);
            most = Math.Max(most, here);
            if (here == 3)
            {
                three.TrySetResult();
            }

            await three.Task.WaitAsync(TimeSpan.FromSeconds(30), stopped);
            Interlocked.Decrement(ref now);
            return await Replies.Status(200)(stream, socket, stopped);
        });
        await using WebhookHost host = await WebhookHost.OpenAsync(options: options => options.MaxConcurrentPerEndpoint = 3);
        await host.AddAsync(receiver.Url);
        for (int i = 0; i < 20; i++)
        {
            await host.PublishAsync($"evt-{i}", $"c{i}");
        }

        Assert.Equal(20, await host.SendAsync());
        Assert.Equal(3, most);
    }

    [Theory]
    [MemberData(nameof(Storages))]
    public async Task Messages_of_a_stream_arrive_in_order_while_all_goes_well(string kind)
    {
        await using WebhookReceiver receiver = new(Replies.Status(200));
        await using WebhookHost host = await WebhookHost.OpenAsync(kind);
        await host.AddAsync(receiver.Url);
        for (int i = 0; i < 30; i++)
        {
            await host.CommitAsync($"evt-{i:00}", $"c{i % 3}");
        }

        await host.PublishAsync("evt-99", "c0");
        Assert.Equal(31, await host.SendAsync());

        Assert.All(
            receiver.Received.GroupBy(received => JsonSerializer.Deserialize<JsonElement>(received.Body).GetProperty("subject").GetString()),
            stream => Assert.Equal(stream.Select(received => received.Id).Order(StringComparer.Ordinal), stream.Select(received => received.Id)));
    }

    [Theory]
    [MemberData(nameof(Storages))]
    [Trait("Feature", "storage.webhook-rotation")]
    public async Task While_a_secret_is_rotated_receivers_with_either_can_verify(string kind)
    {
        await using WebhookReceiver receiver = new(Replies.Status(200));
        await using WebhookHost host = await WebhookHost.OpenAsync(kind);
        (WebhookEndpoint endpoint, WebhookSecret old) = await host.AddAsync(receiver.Url);
        WebhookSecret current = (await host.Webhooks.RotateSecretAsync(WebhookHost.Tenant, endpoint.Id, overlap: TimeSpan.FromHours(1))).Secret!;

        await host.PublishAsync("during");
        await host.SendAsync();
        Assert.All([old, current], secret => Assert.True(receiver.Received[0].VerifiedBy(secret, host.Now).IsValid));
        Assert.Equal([current, old], await host.Webhooks.GetSecretsAsync(WebhookHost.Tenant, endpoint.Id));

        host.Clock.Advance(TimeSpan.FromHours(1));
        await host.PublishAsync("after");
        await host.SendAsync();
        Assert.True(receiver.Received[1].VerifiedBy(current, host.Now).IsValid);
        Assert.False(receiver.Received[1].VerifiedBy(old, host.Now).IsValid);
        Assert.Equal([current], await host.Webhooks.GetSecretsAsync(WebhookHost.Tenant, endpoint.Id));
    }

    [Theory]
    [MemberData(nameof(Storages))]
    [Trait("Feature", "storage.webhook-gone")]
    public async Task An_endpoint_at_which_nothing_succeeds_for_days_is_disabled(string kind)
    {
        await using WebhookReceiver receiver = new(Replies.Status(500));
        await using WebhookHost host = await WebhookHost.OpenAsync(kind, options => options.DisableAfterFailingFor = TimeSpan.FromDays(1));
        (WebhookEndpoint endpoint, _) = await host.AddAsync(receiver.Url);
        await host.PublishAsync("evt-1");
        DateTimeOffset failing = host.Now;
        await host.SendAsync();
        Assert.Equal(failing, (await host.Webhooks.GetAsync(WebhookHost.Tenant, endpoint.Id))!.FailingSince);

        host.Clock.Advance(TimeSpan.FromDays(1));
        await host.SendAsync();

        WebhookEndpoint disabled = (await host.Webhooks.GetAsync(WebhookHost.Tenant, endpoint.Id))!;
        Assert.Equal(host.Now, disabled.DisabledAt);
        Assert.Contains("Status 500", disabled.DisabledReason);
        Assert.Equal("evt-1", (await host.SingleAsync(dead: true)).Id);
    }
}
