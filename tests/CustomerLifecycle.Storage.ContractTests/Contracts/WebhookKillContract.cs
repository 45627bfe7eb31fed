using System.Collections.Concurrent;
using System.Text.Json;
using CustomerLifecycle.Storage.ContractTests.Host;
using CustomerLifecycle.Storage.ContractTests.Kill;
using CustomerLifecycle.Storage.Tests.Webhooks.Receiving;
using CustomerLifecycle.Testing;

namespace CustomerLifecycle.Storage.ContractTests.Contracts;

/// <summary>The process that sends webhooks may die at any moment, and the receiver may fail: every committed event arrives, under one id.</summary>
public abstract class WebhookKillContract(string provider) : RelationalContract(provider)
{
    private const int Rounds = 5;
    private const int MostAcknowledgements = 120;
    private const int MostInDoubt = 4;
    private const int Seed = 20260313;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    [Trait("Feature", "storage.webhook-once")]
    public async Task Killed_at_random_moments_no_webhook_is_lost_and_each_event_keeps_its_id()
    {
        await using ContractHost host = await ContractHost.CreateEmptyAsync(Provider);
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience * TestScale.Factor);
        ConcurrentQueue<ReceivedWebhook> accepted = [];
        int requests = 0;
        await using WebhookReceiver receiver = new(request => (Interlocked.Increment(ref requests) % 20) switch
        {
            7 => Replies.Status(500),
            13 => Replies.Reset,
            _ => Accept(request),
        });
        KilledProcess process = new(Provider, host.ConnectionString!, receiver.Url);
        Random random = new(Seed);
        List<Acknowledgement> acknowledged = [];
        for (int round = 0; round < Rounds * TestScale.Factor; round++)
        {
            acknowledged.AddRange(await process.RunUntilKilledAsync(random.Next(1, MostAcknowledgements), patience.Token));
        }

        acknowledged.AddRange(await process.FinishAsync(patience.Token));

        await KillAudit.VerifyAsync(Provider, host.ConnectionString!, acknowledged);
        HashSet<string> committed = [.. await host.Relational.QueryAsync<string>("SELECT event_id FROM cl_outbox", null)];
        Assert.NotEmpty(acknowledged);
        Assert.Equal(committed, accepted.Select(EventOf).ToHashSet());
        Assert.Empty(await host.Relational.QueryAsync<string>("SELECT id FROM cl_webhook_delivery", null));

        // An event has one id and one content whenever it comes, and comes again only when the sender could not know that it had arrived.
        Assert.All(receiver.Received.GroupBy(EventOf), same => Assert.Single(same.Select(request => (request.Id, request.Text)).Distinct()));
        Assert.Equal(committed.Count, receiver.Received.Select(request => request.Id).Distinct().Count());
        Assert.InRange(accepted.Count - committed.Count, 0, Rounds * TestScale.Factor * MostInDoubt);

        Reply Accept(ReceivedWebhook request)
        {
            accepted.Enqueue(request);
            return Replies.Status(204);
        }
    }

    private static string EventOf(ReceivedWebhook request)
    {
        using JsonDocument body = JsonDocument.Parse(request.Body);
        return body.RootElement.GetProperty("id").GetString()!;
    }
}
