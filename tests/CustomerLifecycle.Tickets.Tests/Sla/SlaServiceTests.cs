using CustomerLifecycle.Events;
using CustomerLifecycle.Hosting;
using CustomerLifecycle.Storage;
using CustomerLifecycle.Testing;
using Microsoft.Extensions.DependencyInjection;
using static CustomerLifecycle.Tickets.SlaSamples;
using static CustomerLifecycle.Tickets.TicketFixture;

namespace CustomerLifecycle.Tickets;

public sealed class SlaServiceTests
{
    public static TheoryData<string> Storages { get; } = ["memory", "sqlite", "postgresql"];

    public static TheoryData<string> Databases { get; } = ["sqlite", "postgresql"];

    [Theory]
    [Trait("Feature", "tickets.import")]
    [MemberData(nameof(Storages))]
    public async Task The_clocks_of_an_imported_ticket_run_from_when_it_was_created_elsewhere(string kind)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind, options => options.NumberFormat = "{year}-{month}-{number}");
        fixture.Clock.SetUtcNow(new(2026, 3, 3, 11, 0, 0, TimeSpan.Zero));
        DateTimeOffset created = new(2026, 3, 2, 17, 0, 0, TimeSpan.FromHours(8));
        CreateTicket command = NewTicket("old-17") with { CreatedAt = created };

        Ticket ticket = (await fixture.Tickets.CreateAsync(command)).EnsureApplied();

        Assert.Equal((created, TimeSpan.Zero, created, created, fixture.Clock.GetUtcNow()), (ticket.CreatedAt, ticket.CreatedAt.Offset, ticket.StateSince, ticket.CategorySince, ticket.UpdatedAt));
        Assert.StartsWith("2026-03-", ticket.Number);
        SlaState first = fixture.Tickets.GetSla(ticket)[0];
        Assert.Equal((SlaStatus.Breached, new DateTimeOffset(2026, 3, 2, 11, 0, 0, TimeSpan.Zero), TimeSpan.FromHours(10)), (first.Status, first.BreachedAt!.Value, first.ElapsedBusiness));

        // What was late before it came here wakes nobody; what becomes late here does.
        Assert.Empty(await fixture.EventsAsync<TicketSlaEscalated>());
        Assert.Equal(created, Assert.Single(await fixture.EventsAsync<TicketCreated>()).OccurredAt);
        await fixture.GoToAsync(new(2026, 3, 3, 17, 0, 0, TimeSpan.Zero));
        Assert.Equal(SlaTargetKind.Resolution, Assert.Single(await fixture.EventsAsync<TicketSlaEscalated>()).Target);
        Assert.Equal(TicketJson.Write(ticket), TicketJson.Write(TicketHistory.Rebuild(await fixture.Tickets.GetHistoryAsync(Tenant, ticket.Id), 1)));

        ArgumentException e = await Assert.ThrowsAsync<ArgumentException>(() => fixture.Tickets.CreateAsync(command with { IdempotencyKey = "two", CreatedAt = fixture.Clock.GetUtcNow().AddSeconds(1) }));
        Assert.Contains("CreatedAt is 2026-03-03T17:00:01.0000000+00:00, after now", e.Message);
    }

    [Theory]
    [Trait("Feature", "tickets.sla-policy-change")]
    [MemberData(nameof(Storages))]
    public async Task Another_policy_moves_what_is_due(string kind)
    {
        await using TicketFixture fixture = await CreateAsync(kind, options => options.AddSlaPolicy(SlaPolicy.Create("gold", "office").Resolution(Hours(4))));
        Ticket ticket = await fixture.CreateTicketAsync();
        await fixture.GoToAsync(At(2, 10));
        ChangeSlaPolicy change = new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Policy = "gold" };

        Assert.Equal(TicketRefusalCodes.UnknownSlaPolicy, Assert.Single((await fixture.Tickets.ChangeSlaPolicyAsync(change with { Policy = "silver" })).Refusals).Code);
        ticket = (await fixture.Tickets.ChangeSlaPolicyAsync(change)).EnsureApplied();

        Assert.Equal(("gold", At(2, 13)), (ticket.Sla!.Policy, ticket.Sla.DueAt!.Value));
        await fixture.GoToAsync(At(2, 17));
        Assert.Equal([(SlaTargetKind.Resolution, At(2, 13))], (await fixture.EventsAsync<TicketSlaBreached>()).Select(e => (e.Target, e.DueAt)));
        Assert.Equal("sla-policy", (await fixture.Tickets.GetHistoryAsync(Tenant, ticket.Id))[^2].Action);
    }

    [Theory]
    [MemberData(nameof(Storages))]
    public async Task Without_a_policy_nothing_is_due_until_the_ticket_gets_one_again(string kind)
    {
        await using TicketFixture fixture = await CreateAsync(kind);
        Ticket ticket = await fixture.FireAsync(await fixture.CreateTicketAsync(), "Start");
        ChangeSlaPolicy none = new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann };
        ticket = (await fixture.Tickets.ChangeSlaPolicyAsync(none)).EnsureApplied();
        Assert.All(fixture.Tickets.GetSla(ticket), state => Assert.Equal(SlaStatus.Cancelled, state.Status));

        await fixture.GoToAsync(At(2, 11));
        ticket = await fixture.FireAsync(ticket, "AskCustomer");
        await fixture.GoToAsync(At(4, 9));
        ticket = await fixture.FireAsync(ticket, "CustomerAnswered");
        ticket = (await fixture.Tickets.ChangeSlaPolicyAsync(none with { Policy = "standard" })).EnsureApplied();

        // Two hours had passed before the ticket waited; of sixteen, fourteen are left.
        Assert.Equal(At(5, 15), ticket.Sla!.Clock(SlaTargetKind.Resolution)!.DueAt);

        // The first response had its two hours, so it is overdue as soon as there is a target for it again, and not before.
        Assert.Equal([(SlaTargetKind.FirstResponse, At(4, 9))], (await fixture.EventsAsync<TicketSlaBreached>()).Select(e => (e.Target, e.OccurredAt)));
        Assert.Empty(await fixture.EventsAsync<TicketSlaMet>());
    }

    [Theory]
    [MemberData(nameof(Storages))]
    public async Task A_ticket_that_had_no_service_level_gets_one_from_now_on(string kind)
    {
        await using TicketFixture fixture = await CreateAsync(kind, options => options.SlaPolicies[0] = options.SlaPolicies[0].For("complaint"));
        Ticket ticket = await fixture.CommentAsync(await fixture.CreateTicketAsync(), Ann);
        Assert.Null(ticket.Sla);
        await fixture.GoToAsync(At(3, 9));

        ticket = (await fixture.Tickets.ChangeSlaPolicyAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Policy = "standard" })).EnsureApplied();

        Assert.Equal((SlaTargetKind.Resolution, At(4, 17)), (Assert.Single(ticket.Sla!.Clocks).Kind, ticket.DueAt!.Value));
    }

    [Theory]
    [MemberData(nameof(Storages))]
    public async Task A_clock_that_came_back_with_its_group_is_breached_once_and_met_once(string kind)
    {
        await using TicketFixture fixture = await CreateAsync(kind, options =>
        {
            options.SlaPolicies.Clear();
            options.AddSlaPolicy(SlaPolicy.Create("desk", "office").Escalate(Hours(-1)) with { Targets = [new() { Kind = SlaTargetKind.Resolution, Duration = Hours(2), Group = "desk" }] });
        });
        Ticket overdue = await fixture.FireAsync(await fixture.CreateTicketAsync("1"), "Start");
        Ticket met = await fixture.FireAsync(await fixture.CreateTicketAsync("2"), "Start");
        foreach (string group in new[] { "repair", "desk" })
        {
            foreach (Ticket ticket in new[] { overdue, met })
            {
                (await fixture.Tickets.HandOverAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Group = group })).EnsureApplied();
            }
        }

        await fixture.FireAsync(met, "Solve", ("resolution", "new seal"));
        await fixture.GoToAsync(At(2, 16));
        for (int i = 0; i < 3; i++)
        {
            await fixture.CommentAsync(overdue, Ann);
        }

        Assert.Equal(overdue.Id, Assert.Single(await fixture.EventsAsync<TicketSlaBreached>()).Ticket);
        Assert.Equal(overdue.Id, Assert.Single(await fixture.EventsAsync<TicketSlaEscalated>()).Ticket);
        Assert.Equal(met.Id, Assert.Single(await fixture.EventsAsync<TicketSlaMet>()).Ticket);
    }

    [Theory]
    [MemberData(nameof(Storages))]
    public async Task A_ticket_closed_as_spam_has_met_nothing(string kind)
    {
        await using TicketFixture fixture = await CreateAsync(kind);
        Ticket ticket = await fixture.FireAsync(await fixture.CreateTicketAsync(), "Reject", ("closeReason", "spam"));
        await fixture.GoToAsync(At(10, 9));

        Assert.All(fixture.Tickets.GetSla(ticket), state => Assert.Equal(SlaStatus.Cancelled, state.Status));
        Assert.DoesNotContain(await fixture.EventsAsync<TicketEvent>(), e => e is TicketSlaMet or TicketSlaBreached or TicketSlaEscalated);
    }

    [Theory]
    [Trait("Feature", "tickets.sla-conditions")]
    [MemberData(nameof(Storages))]
    public async Task A_ticket_closed_as_duplicate_and_reopened_after_it_was_closed_by_itself_has_its_clocks_again(string kind)
    {
        await using TicketFixture fixture = await CreateAsync(kind, options => options.AutoClose("after-sales", businessDays: 1, "office"));
        Ticket ticket = await fixture.FireAsync(await fixture.FireAsync(await fixture.CreateTicketAsync(), "Start"), "Solve", ("resolution", "-"), ("closeReason", "duplicate"));
        Assert.All(fixture.Tickets.GetSla(ticket), state => Assert.Equal(SlaStatus.Cancelled, state.Status));
        await fixture.GoToAsync(At(4, 10));
        Assert.Equal("Closed", (await fixture.GetAsync(ticket)).State);

        ticket = await fixture.FireAsync(ticket, "Reopen");

        Assert.DoesNotContain("closeReason", ticket.Fields.Keys);
        Assert.Equal(SlaStatus.Running, fixture.Tickets.GetSla(ticket).Last(state => state.Kind == SlaTargetKind.Resolution).Status);
        ticket = await fixture.FireAsync(ticket, "Solve", ("resolution", "new seal"));
        Assert.Equal(SlaStatus.Met, fixture.Tickets.GetSla(ticket).Last(state => state.Kind == SlaTargetKind.Resolution).Status);
        Assert.Single(await fixture.EventsAsync<TicketSlaMet>(), e => e.Target == SlaTargetKind.Resolution);
    }

    [Fact]
    public async Task A_node_whose_clock_is_behind_sees_a_ticket_as_of_its_last_change()
    {
        await using TicketFixture fixture = await CreateAsync("memory");
        Ticket ticket = await fixture.CreateTicketAsync();
        await fixture.GoToAsync(At(2, 10));
        ticket = await fixture.FireAsync(await fixture.FireAsync(ticket, "Start"), "AskCustomer");
        SlaState then = fixture.Tickets.GetSla(ticket).Single(state => state.Kind == SlaTargetKind.Resolution);

        fixture.Clock.SetUtcNow(At(2, 9, 30));

        Assert.Equal(then, fixture.Tickets.GetSla(ticket).Single(state => state.Kind == SlaTargetKind.Resolution));
    }

    [Theory]
    [MemberData(nameof(Storages))]
    public async Task An_escalation_at_midnight_waits_for_the_morning(string kind)
    {
        await using TicketFixture fixture = await CreateAsync(kind, options =>
        {
            options.SlaPolicies.Clear();
            options.AddCalendar("always", Calendars.BusinessCalendar.AlwaysOpen);
            options.AddSlaPolicy(SlaPolicy.Create("day and night", "always").FirstResponse(Hours(15)).Escalate(SlaEscalation.AtBreach) with { EscalateWithin = "office" });
        });
        await fixture.CreateTicketAsync();
        await fixture.GoToAsync(At(5, 9));

        Assert.Equal(At(3, 0), Assert.Single(await fixture.EventsAsync<TicketSlaBreached>()).OccurredAt);
        Assert.Equal(At(3, 9), Assert.Single(await fixture.EventsAsync<TicketSlaEscalated>()).OccurredAt);
    }

    [Theory]
    [Trait("Feature", "tickets.escalation")]
    [MemberData(nameof(Databases))]
    public async Task Several_nodes_raise_each_escalation_once(string kind)
    {
        const int Tickets = 12;
        await using Nodes nodes = await Nodes.StartAsync(kind, count: 3);
        for (int i = 0; i < Tickets; i++)
        {
            (await nodes.Service(i % 3).CreateAsync(NewTicket("t" + i))).EnsureApplied();
        }

        foreach (int hour in new[] { 10, 12, 13, 16 })
        {
            nodes.Clock.SetUtcNow(At(2, hour));
            await nodes.DrainTogetherAsync();
        }

        IReadOnlyList<TicketEvent> events = await nodes.EventsAsync();
        string[] escalated = [.. events.OfType<TicketSlaEscalated>().Select(e => $"{e.Ticket.Value} {e.Target} {e.Level}")];
        Assert.Equal(escalated.Distinct(StringComparer.Ordinal).Count(), escalated.Length);
        Assert.Equal(Tickets * 3, escalated.Length);
        Assert.Equal(Tickets, events.OfType<TicketSlaBreached>().Count());
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Nodes_that_race_for_one_ticket_raise_its_escalations_once(string kind)
    {
        await using Nodes nodes = await Nodes.StartAsync(kind, count: 3);
        Ticket ticket = (await nodes.Service(0).CreateAsync(NewTicket())).EnsureApplied();
        nodes.Clock.SetUtcNow(At(2, 16));

        // Without the lock of the dispatcher and without an idempotency key: the version of the ticket alone decides.
        TicketResult[] results = await Task.WhenAll(Enumerable.Range(0, 9).Select(i => Task.Run(() => nodes.Internal(i % 3).MarkSlaAsync(
            new() { Tenant = Tenant, Ticket = ticket.Id, Actor = TicketActor.System("sla") }, CancellationToken.None))));

        Assert.All(results, result => Assert.True(result.IsApplied));
        IReadOnlyList<TicketEvent> events = await nodes.EventsAsync();
        Assert.Equal([1, 2, 3], events.OfType<TicketSlaEscalated>().Select(e => e.Level));
        Assert.Single(events.OfType<TicketSlaBreached>());
    }

    /// <summary>Several hosts over one database, with one clock.</summary>
    private sealed class Nodes : IAsyncDisposable
    {
        private readonly EventLog _log = new();
        private readonly List<ServiceProvider> _others = [];
        private TestStorage _first = null!;

        public ManualTimeProvider Clock => _first.Clock;

        private IEnumerable<IServiceProvider> All => [_first.Services, .. _others];

        public static async Task<Nodes> StartAsync(string kind, int count)
        {
            Nodes nodes = new();
            nodes._first = await TestStorage.CreateAsync(kind, nodes.Configure);
            nodes.Clock.SetUtcNow(At(2, 9));
            for (int i = 1; i < count; i++)
            {
                ServiceCollection services = new();
                services.AddSingleton<TimeProvider>(nodes.Clock);
                services.AddCustomerLifecycle(builder =>
                {
                    _ = kind == "sqlite" ? builder.UseSqlite(nodes._first.ConnectionString!) : builder.UsePostgreSql(nodes._first.ConnectionString!);
                    nodes.Configure(builder);
                });
                nodes._others.Add(services.BuildServiceProvider());
            }

            return nodes;
        }

        public ITicketService Service(int node) => All.ElementAt(node).GetRequiredService<ITicketService>();

        public TicketService Internal(int node) => All.ElementAt(node).GetRequiredService<TicketService>();

        public Task DrainTogetherAsync() => Task.WhenAll(All.Select(node => Task.Run(() => node.GetRequiredService<DueDispatcher>().DrainAsync())));

        public async Task<IReadOnlyList<TicketEvent>> EventsAsync()
        {
            await _first.DrainAsync();
            return [.. _log.Events.OfType<TicketEvent>()];
        }

        public async ValueTask DisposeAsync()
        {
            foreach (ServiceProvider node in _others)
            {
                await node.DisposeAsync();
            }

            await _first.DisposeAsync();
        }

        private void Configure(ICustomerLifecycleBuilder builder)
        {
            builder.Services.AddSingleton<IIntegrationEventHandler>(_log);
            builder.AddTickets(options =>
            {
                options.AddCalendar("office", Office);
                options.AddSlaPolicy(Policy().FirstResponse(Hours(4)).Escalate(SlaEscalation.At(0.75)).Escalate(SlaEscalation.AtBreach).Escalate(SlaEscalation.After(Hours(1))));
            });
        }
    }
}
