using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace CustomerLifecycle.Storage;

/// <summary>The package's meter and activity source. Tags hold statuses only, never tenants or ids.</summary>
internal static class StorageTelemetry
{
    internal const string Name = "CustomerLifecycle.Storage";

    internal static readonly ActivitySource Source = new(Name);

    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Commits = Meter.CreateCounter<long>("customerlifecycle.storage.commits", description: "Commits by status.");

    private static readonly Histogram<long> BatchSize = Meter.CreateHistogram<long>("customerlifecycle.storage.commit.batch.size", description: "Commits that shared a transaction.");

    private static readonly Histogram<double> BatchDuration = Meter.CreateHistogram<double>("customerlifecycle.storage.commit.batch.duration", "s", "Time to write and commit a batch.");

    private static readonly Counter<long> Deliveries = Meter.CreateCounter<long>("customerlifecycle.storage.deliveries", description: "Event deliveries by outcome.");

    private static readonly Counter<long> Due = Meter.CreateCounter<long>("customerlifecycle.storage.due", description: "Due items by outcome.");

    private static readonly Histogram<double> WebhookDuration = Meter.CreateHistogram<double>("customerlifecycle.storage.webhook.duration", "s", "Time of an attempt to send a webhook, by outcome.");

    private static readonly Counter<long> DeadWebhooks = Meter.CreateCounter<long>("customerlifecycle.storage.webhook.dead", description: "Webhooks whose last attempt failed.");

    internal static void RecordCommit(CommitStatus status) => Commits.Add(1, new KeyValuePair<string, object?>("status", status switch
    {
        CommitStatus.Committed => "committed",
        CommitStatus.Conflict => "conflict",
        _ => "already-applied",
    }));

    internal static void RecordBatch(int size, TimeSpan duration)
    {
        BatchSize.Record(size);
        BatchDuration.Record(duration.TotalSeconds);
    }

    internal static void RecordDelivery(string outcome) => Deliveries.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    internal static void RecordDue(string outcome) => Due.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    internal static void RecordWebhook(string outcome, TimeSpan duration) => WebhookDuration.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("outcome", outcome));

    internal static void RecordDeadWebhook() => DeadWebhooks.Add(1);
}
