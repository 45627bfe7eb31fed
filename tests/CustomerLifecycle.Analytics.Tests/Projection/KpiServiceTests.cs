using CustomerLifecycle.Events;
using CustomerLifecycle.Storage;
using CustomerLifecycle.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerLifecycle.Analytics.Tests.Projection;

public sealed class KpiServiceTests
{
    private static readonly KpiQuery Query = new()
    {
        Tenant = Story.Tenant,
        Kpis = ["contacts", "connect_rate", "first_response_time", "bot_handover_rate", "lead_capture_rate", "ticket_sla_met", "lead_conversion", "csat"],
        From = Story.Start,
        To = Story.Start.AddDays(1),
    };

    [Theory]
    [InlineData("memory")]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    public async Task Events_become_a_report_whatever_the_storage(string kind)
    {
        await using var storage = await TestStorage.CreateAsync(kind, builder => builder.AddAnalytics(options => options.Zone = "Asia/Shanghai"));
        await PublishAsync(storage, Story.Tenant, Story.Events());
        await storage.DrainAsync();

        var report = await storage.Get<IKpiService>().ReportAsync(Query, TestContext.Current.CancellationToken);
        Assert.Equal(
            [("contacts", 2.0), ("connect_rate", 0.5), ("first_response_time", 20.0), ("bot_handover_rate", 1.0), ("lead_capture_rate", 1.0), ("ticket_sla_met", 1.0), ("lead_conversion", 1.0), ("csat", 1.0)],
            report.Total.Values.Select(value => (value.Kpi, value.Value!.Value)));
        Assert.Equal(Story.At(4_000), report.DataUpTo);

        var hourly = await storage.Get<IKpiService>().ReportAsync(Query with { Kpis = ["contacts"], Bucket = BucketSize.Hour, GroupBy = ["queue"] }, TestContext.Current.CancellationToken);
        Assert.Equal(24, hourly.Rows.Count);
        Assert.Equal(("2026-03-12 09:00+08:00", "support", 2.0), (hourly.Rows[0].Group.Bucket!.Label, hourly.Rows[0].Group.Values[0], hourly.Rows[0].Values[0].Value));
    }

    [Theory]
    [InlineData("memory")]
    [InlineData("sqlite")]
    public async Task No_tenant_sees_the_numbers_of_another(string kind)
    {
        await using var storage = await TestStorage.CreateAsync(kind, builder => builder.AddAnalytics());
        await PublishAsync(storage, Story.Tenant, Story.Events());
        var other = new TenantId("other");
        await PublishAsync(storage, other, [.. Story.Events().OfType<ContactQueued>().Take(1).Select(e => e with { Tenant = other })]);
        await storage.DrainAsync();

        var report = await storage.Get<IKpiService>().ReportAsync(Query with { Tenant = other }, TestContext.Current.CancellationToken);
        Assert.Equal((1.0, null, null), (report.Total["contacts"].Value, report.Total["connect_rate"].Value, report.Total["csat"].Value));
        Assert.Equal([new KpiExclusion("still waiting", 1)], report.Total["connect_rate"].Excluded);
    }

    [Fact]
    public async Task A_drill_down_names_the_rows_a_value_counts()
    {
        await using var storage = await TestStorage.InMemoryAsync(builder => builder.AddAnalytics());
        await PublishAsync(storage, Story.Tenant, Story.Events());
        await storage.DrainAsync();

        var rows = await storage.Get<IKpiService>().DrillDownAsync(Query, "connect_rate", KpiGroup.Everything, TestContext.Current.CancellationToken);
        Assert.Equal([("chat-1", 1m), ("call-1", 0m)], rows.Select(row => (row.Id, row.Numerator)));
        var top = await storage.Get<IKpiService>().TopAsync<ContactFact>(Story.Tenant, "reason", 20, Query.From, Query.To, TestContext.Current.CancellationToken);
        Assert.Equal([new TopItem("refund", 1)], top.Items);
        Assert.Equal((0, 1), (top.Other, top.Unknown));
    }

    [Fact]
    public async Task Filters_and_policies_apply()
    {
        await using var storage = await TestStorage.InMemoryAsync(builder => builder.AddAnalytics());
        await PublishAsync(storage, Story.Tenant, Story.Events());
        await storage.DrainAsync();
        var report = await storage.Get<IKpiService>().ReportAsync(
            Query with
            {
                Kpis = ["contacts", "service_level"],
                Filters = new Dictionary<string, IReadOnlyList<string>> { ["channel"] = ["wechat"] },
                Policies = new Dictionary<string, string> { ["service_level"] = "answered-only" },
            },
            TestContext.Current.CancellationToken);
        Assert.Equal((1.0, "answered-only"), (report.Total["contacts"].Value, report.Total["service_level"].Policy.Name));
    }

    [Fact]
    public async Task Questions_that_make_no_sense_are_errors_and_never_an_empty_page()
    {
        await using var storage = await TestStorage.InMemoryAsync(builder => builder.AddAnalytics());
        var service = storage.Get<IKpiService>();
        async Task<string> ErrorOf(KpiQuery query) => (await Assert.ThrowsAnyAsync<ArgumentException>(() => service.ReportAsync(query, TestContext.Current.CancellationToken))).Message;

        Assert.Contains("'colour'", await ErrorOf(Query with { GroupBy = ["colour"] }), StringComparison.Ordinal);
        Assert.Contains("'nps2'", await ErrorOf(Query with { Kpis = ["nps2"] }), StringComparison.Ordinal);
        Assert.Contains("MaxRange", await ErrorOf(Query with { To = Query.From.AddDays(5_000) }), StringComparison.Ordinal);
        Assert.Contains("MaxBuckets", await ErrorOf(Query with { To = Query.From.AddDays(700), Bucket = BucketSize.Hour }), StringComparison.Ordinal);
        Assert.Contains("empty", await ErrorOf(Query with { To = Query.From }), StringComparison.Ordinal);
        Assert.Contains("Mars/Base", await ErrorOf(Query with { Bucket = BucketSize.Day, Zone = "Mars/Base" }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_read_that_fails_is_an_exception()
    {
        await using var storage = await TestStorage.InMemoryAsync(builder =>
        {
            builder.Services.AddSingleton<IAnalyticsStore, BrokenStore>();
            builder.AddAnalytics();
        });
        await Assert.ThrowsAsync<StorageException>(() => storage.Get<IKpiService>().ReportAsync(Query, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Many_handlers_at_once_lose_nothing()
    {
        await using var storage = await TestStorage.SqliteAsync(builder => builder.AddAnalytics());
        var projection = new AnalyticsProjection(storage.Get<IAnalyticsStore>());
        await Parallel.ForEachAsync(
            Story.Events().Concat(Story.Events()),
            new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = TestContext.Current.CancellationToken },
            async (e, token) => await projection.HandleAsync(e, Story.Delivery(e), token));
        var facts = await storage.Get<IKpiService>().FactsAsync<ConversationFact>(Story.Tenant, Query.From, Query.To, TestContext.Current.CancellationToken);
        Assert.Equal([Story.Fold<ConversationFact>("talk-1", Story.Events())], facts);
    }

    private static async Task PublishAsync(TestStorage storage, TenantId tenant, IReadOnlyList<IntegrationEvent> events)
    {
        var commit = new StorageCommit { Tenant = tenant, Stream = "test", Events = events };
        var backend = storage.Get<StorageBackend>();
        var result = backend.Relational is { } relational ? await relational.CommitAsync(commit) : backend.Memory!.Commit(commit, () => true);
        Assert.Equal(CommitStatus.Committed, result.Status);
    }

    private sealed class BrokenStore : IAnalyticsStore
    {
        public Task<FactDocument?> FindAsync(TenantId tenant, FactKind kind, string id, CancellationToken cancellationToken = default) => throw Broken();

        public Task<CommitStatus> SaveAsync(TenantId tenant, FactDocument document, CancellationToken cancellationToken = default) => throw Broken();

        public Task<IReadOnlyList<FactDocument>> ReadAsync(TenantId tenant, FactKind kind, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken = default) => throw Broken();

        public Task<DateTimeOffset?> LatestEventAsync(TenantId tenant, CancellationToken cancellationToken = default) => throw Broken();

        private static StorageException Broken() => new("The database is away.", new TimeoutException());
    }
}
