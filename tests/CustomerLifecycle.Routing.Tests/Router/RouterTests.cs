using CustomerLifecycle.Events;
using CustomerLifecycle.Storage;
using CustomerLifecycle.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CustomerLifecycle.Routing.Tests;

public sealed class RouterTests
{
    private static readonly TenantId Tenant = RoutersOverOneLog.Tenant;
    private static readonly AgentProfile Ann = new() { Id = new("ann"), Queues = [new() { Queue = new("q") }], Team = "north" };

    private static ContactRequest Contact(string id) => new()
    {
        Contact = new(id),
        Queue = new("q"),
        Channel = Channel.Voice,
        Customer = new CustomerId("cust-1"),
        Dimensions = new EventDimensions { Campaign = "spring" },
    };

    private static Task<RoutersOverOneLog> NodesAsync(string kind, Func<QueueDefinition, QueueDefinition>? set = null, int snapshotEvery = 5000) =>
        RoutersOverOneLog.CreateAsync(kind, configure: o =>
        {
            var queue = new QueueDefinition { Id = new("q") };
            o.Queues.Add(set?.Invoke(queue) ?? queue);
            o.SnapshotEvery = snapshotEvery;
        });

    [Theory]
    [Trait("Feature", "routing.replay")]
    [InlineData("memory")]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    public async Task A_restart_from_snapshot_and_tail_gives_the_state_that_the_whole_log_gives(string kind)
    {
        await using var nodes = await NodesAsync(kind, snapshotEvery: 7);
        await nodes.Routers[0].SignInAsync(Tenant, Ann with { Capacity = AgentCapacity.Of(5) });
        for (int i = 0; i < 12; i++)
        {
            await nodes.Routers[0].EnqueueAsync(Tenant, Contact("c" + i));
            await nodes.Routers[0].AcceptAsync(Tenant, new ContactId("c" + (i / 2)), Ann.Id);
        }

        await nodes.Storage.DrainAsync();
        await nodes.Routers[0].AcceptAsync(Tenant, new ContactId("c11"), Ann.Id);

        var whole = await nodes.ReplayAsync();
        var snapshot = await nodes.Log.LoadSnapshotAsync(Tenant, long.MaxValue, TestContext.Current.CancellationToken);
        Assert.InRange(snapshot!.Sequence, 7, whole.Sequence);
        var rebuilt = await new PoolCopy(Tenant, nodes.Log, new RoutingPoolOptions()).RebuildAsync(long.MaxValue, TestContext.Current.CancellationToken);
        Assert.Equal(whole.ToSnapshot(), rebuilt!.ToSnapshot());
    }

    [Theory]
    [InlineData("memory")]
    [InlineData("sqlite")]
    public async Task Timers_run_from_the_due_time_index_on_whichever_node(string kind)
    {
        await using var nodes = await NodesAsync(kind, q => q with
        {
            OfferTimeout = TimeSpan.FromSeconds(20),
            WrapUp = TimeSpan.FromSeconds(60),
            Overflow = [OverflowRule.WaitLongerThan(TimeSpan.FromMinutes(5), OverflowAction.ToCallback())],
        });
        var (router, due, clock) = (nodes.Routers[1], nodes.Storage.Get<DueDispatcher>(), nodes.Storage.Clock);
        await router.SignInAsync(Tenant, Ann);
        await router.EnqueueAsync(Tenant, Contact("c1"));
        Assert.Equal(clock.GetUtcNow().AddSeconds(20), await due.NextAsync());
        await PassAsync(20);
        Assert.Equal(ContactStatus.Waiting, await StatusAsync("c1"));
        await PassAsync(30);
        Assert.Equal(ContactStatus.Offered, await StatusAsync("c1"));
        await router.AcceptAsync(Tenant, new ContactId("c1"), Ann.Id);
        Assert.Null(await due.NextAsync());
        await router.CompleteAsync(Tenant, new ContactId("c1"), Ann.Id);
        await router.EnqueueAsync(Tenant, Contact("c2"));
        await PassAsync(60);
        Assert.Null(await StatusAsync("c1"));
        Assert.Equal(ContactStatus.Offered, await StatusAsync("c2"));
        await router.SetPresenceAsync(Tenant, Ann.Id, AgentPresence.Offline);
        await PassAsync(240);
        Assert.True((await router.GetContactSnapshotAsync(Tenant, new ContactId("c2")))!.IsCallback);
        Assert.Null(await due.NextAsync());

        async Task PassAsync(int seconds)
        {
            clock.Advance(TimeSpan.FromSeconds(seconds));
            await due.DrainAsync();
        }

        async Task<ContactStatus?> StatusAsync(string id) => (await nodes.Routers[0].GetContactSnapshotAsync(Tenant, new ContactId(id)))?.Status;
    }

    [Theory]
    [InlineData("memory")]
    [InlineData("sqlite")]
    public async Task What_happens_is_told_once_with_its_dimensions(string kind)
    {
        var told = new Told();
        await using var storage = await TestStorage.CreateAsync(kind, builder =>
        {
            builder.Services.AddSingleton<IIntegrationEventHandler>(told);
            builder.AddRouting(o => o.Queues.Add(new QueueDefinition { Id = new("q"), SkillGroup = "repairs", WrapUp = TimeSpan.FromSeconds(30) }));
        });
        var router = storage.Get<IRouter>();
        await router.SignInAsync(Tenant, Ann);
        await router.EnqueueAsync(Tenant, Contact("c1"), "k");
        await router.EnqueueAsync(Tenant, Contact("c1"), "k");
        storage.Clock.Advance(TimeSpan.FromSeconds(10));
        await router.AcceptAsync(Tenant, new ContactId("c1"), Ann.Id);
        storage.Clock.Advance(TimeSpan.FromSeconds(100));
        await router.CompleteAsync(Tenant, new ContactId("c1"), Ann.Id, TimeSpan.FromSeconds(25), ContactOutcome.Resolved);
        storage.Clock.Advance(TimeSpan.FromSeconds(5));
        await router.CloseAsync(Tenant, new ContactId("c1"), Ann.Id);
        await router.EnqueueAsync(Tenant, Contact("c2"));
        await router.AbandonAsync(Tenant, new ContactId("c2"));
        await storage.DrainAsync();

        var c1 = told.Events.OfType<ContactEvent>().Where(e => e.Contact.Value == "c1").ToList();
        Assert.Equal(["ContactQueued", "ContactOffered", "ContactAssigned", "ContactCompleted", "ContactClosed"], c1.Select(e => e.GetType().Name));
        Assert.Equal(TimeSpan.FromSeconds(10), ((ContactAssigned)c1[2]).Waited);
        Assert.Equal((TimeSpan.FromSeconds(75), TimeSpan.FromSeconds(25)), (((ContactCompleted)c1[3]).Talk, ((ContactCompleted)c1[3]).Hold));
        Assert.Equal(TimeSpan.FromSeconds(5), ((ContactClosed)c1[4]).WrapUp);
        Assert.All(c1, e => Assert.Equal(("cust-1", "spring", "q", "repairs", Channel.Voice), (e.Customer!.Value.Value, e.Dimensions.Campaign, e.Dimensions.Queue, e.Dimensions.SkillGroup, e.Dimensions.Channel!.Value)));
        Assert.Equal(("ann", "north"), (c1[2].Dimensions.Agent, c1[2].Dimensions.Team));
        Assert.Equal(
            ["ContactQueued", "ContactOffered", "ContactOfferEnded", "ContactAbandoned"],
            told.Events.OfType<ContactEvent>().Where(e => e.Contact.Value == "c2").Select(e => e.GetType().Name));
        Assert.Equal("Available", Assert.Single(told.Events.OfType<AgentPresenceChanged>()).Presence);
        Assert.Equal(told.Events.Count, told.Events.Select(e => e.Id).Distinct().Count());
    }

    [Fact]
    [Trait("Feature", "routing.explain")]
    public async Task A_decision_is_explained_from_the_log_after_it_was_made()
    {
        await using var nodes = await NodesAsync("memory", q => q with { AutoAccept = true });
        var router = nodes.Routers[0];
        await router.SignInAsync(Tenant, Ann);
        nodes.Storage.Clock.Advance(TimeSpan.FromSeconds(30));
        await router.SignInAsync(Tenant, Ann with { Id = new("bob") });
        await router.EnqueueAsync(Tenant, Contact("c1"));
        await router.SignOutAsync(Tenant, new AgentId("bob"));

        var explanation = (await nodes.Routers[1].ExplainAsync(Tenant, new ContactId("c1")))!;

        Assert.Equal(("ann", "ann", RoutingTieBreak.IdleTime), (explanation.Chosen?.Value, explanation.Agent?.Value, explanation.TieBreak));
        Assert.Equal([("ann", 1, 30.0), ("bob", 2, 0.0)], explanation.Candidates.Select(c => (c.Agent.Value, c.Place!.Value, c.Score!.Value)));
    }

    [Fact]
    public async Task Pools_and_tenants_know_nothing_of_each_other()
    {
        await using var nodes = await NodesAsync("memory");
        var router = nodes.Routers[0];
        await router.SignInAsync(Tenant, Ann);
        var other = new TenantId("other");
        Assert.Equal(RoutingStatus.Queued, (await router.EnqueueAsync(other, Contact("c1"), "same-key")).Status);
        Assert.Equal(RoutingStatus.Queued, (await router.EnqueueAsync(new RoutingPoolId(Tenant, "second"), Contact("c1"), "same-key")).Status);
        Assert.Equal(RoutingStatus.Offered, (await router.EnqueueAsync(Tenant, Contact("c1"), "same-key")).Status);
        Assert.Null(await router.GetAgentSnapshotAsync(other, Ann.Id));
    }

    [Fact]
    public async Task A_node_that_cannot_read_the_log_stops_deciding()
    {
        await using var nodes = await NodesAsync("sqlite");
        await nodes.Routers[0].SignInAsync(Tenant, Ann);
        await nodes.Storage.Get<StorageBackend>().Relational!.CommitAsync(new StorageCommit
        {
            Tenant = Tenant,
            Stream = "routing/default",
            Statements = [new SqlStatement("UPDATE cl_routing_log SET version = 99")],
        });
        var error = await Assert.ThrowsAsync<RoutingLogFormatException>(() => nodes.Routers[1].EnqueueAsync(Tenant, Contact("c1")));
        Assert.Contains("version 99", error.Message);
        Assert.Contains("Upgrade", error.Message);
    }

    [Fact]
    public async Task Options_out_of_range_fail_by_name()
    {
        await using var storage = await TestStorage.InMemoryAsync(b => b.AddRouting(o => o.Queues.Add(new QueueDefinition { Id = new("q"), OfferTimeout = TimeSpan.Zero })));
        var error = Assert.Throws<OptionsValidationException>(storage.Get<IRouter>);
        Assert.Contains("Queue 'q': OfferTimeout is 00:00:00: give a time from 00:00:01", error.Message);
    }

    [Fact]
    public async Task Adding_routing_twice_is_harmless()
    {
        await using var storage = await TestStorage.InMemoryAsync(b => b
            .AddRouting(o => o.Queues.Add(new QueueDefinition { Id = new("q") }))
            .AddRouting(o => o.Queues.Add(new QueueDefinition { Id = new("q"), AutoAccept = true })));
        await storage.Get<IRouter>().SignInAsync(Tenant, Ann);
        Assert.Equal(RoutingStatus.Assigned, (await storage.Get<IRouter>().EnqueueAsync(Tenant, Contact("c1"))).Status);
        Assert.Single(storage.Services.GetServices<IDueHandler>(), h => h.Kind == "routing.timer");
    }

    [Fact]
    public async Task Outside_a_queues_calendar_its_overflow_rule_applies()
    {
        var weekdays = CustomerLifecycle.Calendars.BusinessCalendar.InZone("Asia/Shanghai")
            .On(DayOfWeek.Thursday, CustomerLifecycle.Calendars.LocalTimeRange.Parse("09:00-18:00")).Build();
        await using var nodes = await RoutersOverOneLog.CreateAsync("memory", configure: o =>
        {
            o.Queues.Add(new QueueDefinition { Id = new("q"), Overflow = [OverflowRule.OutsideBusinessHours(OverflowAction.ToCallback())] });
            o.BusinessHours[new("q")] = weekdays;
        });
        Assert.Null((await nodes.Routers[0].EnqueueAsync(Tenant, Contact("c1"))).Overflow);
        nodes.Storage.Clock.Advance(TimeSpan.FromHours(12));
        Assert.Equal(OverflowTarget.Callback, (await nodes.Routers[0].EnqueueAsync(Tenant, Contact("c2"))).Overflow!.Target);
    }

    [Fact]
    public async Task A_log_that_refuses_and_shows_nothing_new_is_an_error_and_no_endless_loop()
    {
        var router = RoutersOverOneLog.Over(new StaleReplica());
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => router.SignInAsync(Tenant, Ann with { Queues = [] }));
        Assert.Contains("replica", error.Message);
    }

    private sealed class StaleReplica : IRoutingLog, IRoutingTurn
    {
        public Task<IRoutingTurn> BeginAsync(RoutingPoolId pool, CancellationToken cancellationToken) => Task.FromResult<IRoutingTurn>(this);

        public Task<bool> AppendAsync(RoutingAppend append) => Task.FromResult(false);

        public Task<IReadOnlyList<RoutingLogEntry>> ReadAsync(long afterSequence, int take, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<RoutingLogEntry>>([]);

        public Task<IReadOnlyDictionary<string, RoutingOutcome>> FindAnswersAsync(IReadOnlyCollection<string> commandIds, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyDictionary<string, RoutingOutcome>>(new Dictionary<string, RoutingOutcome>());

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        public Task<IReadOnlyList<RoutingLogEntry>> ReadAsync(RoutingPoolId pool, long afterSequence, int take, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<RoutingLogEntry>>([]);

        public Task<long?> FindEntryAsync(RoutingPoolId pool, long sequence, CancellationToken cancellationToken) => Task.FromResult<long?>(null);

        public Task<RoutingSnapshot?> LoadSnapshotAsync(RoutingPoolId pool, long atMost, CancellationToken cancellationToken) => Task.FromResult<RoutingSnapshot?>(null);

        public Task SaveSnapshotAsync(RoutingPoolId pool, RoutingSnapshot snapshot, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task TrimAsync(RoutingPoolId pool, DateTimeOffset before, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task<IReadOnlyList<RoutingCursor>> ReadCursorsAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<RoutingCursor>>([]);

        public Task<bool> TellAsync(RoutingCursor cursor, long sequence, IReadOnlyList<IntegrationEvent> events, CancellationToken cancellationToken) => Task.FromResult(false);
    }

    private sealed class Told : IIntegrationEventHandler
    {
        public List<IntegrationEvent> Events { get; } = [];

        public string Name => "told";

        public Task HandleAsync(IntegrationEvent integrationEvent, EventDelivery delivery, CancellationToken cancellationToken)
        {
            lock (Events)
            {
                Events.Add(integrationEvent);
            }

            return Task.CompletedTask;
        }
    }
}
