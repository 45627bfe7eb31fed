using CustomerLifecycle.Events;
using CustomerLifecycle.Storage;
using Microsoft.Extensions.DependencyInjection;
using static CustomerLifecycle.Tickets.TicketFixture;

namespace CustomerLifecycle.Tickets;

public sealed class TicketServiceTests
{
    public static TheoryData<string> Storages => ["memory", "sqlite"];

    [Theory]
    [MemberData(nameof(Storages))]
    public async Task A_ticket_goes_from_new_to_closed_and_every_step_is_in_its_history(string kind)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind);
        Ticket ticket = await fixture.CreateTicketAsync();
        ticket = (await fixture.Tickets.ClaimAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Agent = new("ann") })).EnsureApplied();
        ticket = await fixture.FireAsync(ticket, "Start");
        ticket = await fixture.CommentAsync(ticket, Ann);
        ticket = await fixture.FireAsync(ticket, "Solve", ("resolution", "new seal"));
        ticket = await fixture.FireAsync(ticket, "Confirm");

        Assert.Equal(("T000001", "Closed", StateCategory.Closed, 6), (ticket.Number, ticket.State, ticket.Category, ticket.Version));
        Assert.Equal("new seal", ticket.Fields["resolution"]);
        IReadOnlyList<TicketHistoryEntry> history = await fixture.Tickets.GetHistoryAsync(Tenant, ticket.Id);
        Assert.Equal(["create", "claim", "fire:Start", "reply", "fire:Solve", "fire:Confirm"], history.Select(entry => entry.Action));
        Assert.Contains(new("state", "\"InProgress\"", "\"Solved\""), history[4].Changes);
        Assert.Equal("Hello", Assert.Single(await fixture.Tickets.GetCommentsAsync(Tenant, ticket.Id)).Text);
        Assert.Equal(["TicketCreated", "TicketAssigned", "TicketTransitioned", "TicketReplied", "TicketSlaMet", "TicketTransitioned", "TicketSlaMet", "TicketTransitioned"], (await fixture.EventsAsync<TicketEvent>()).Select(e => e.GetType().Name));
    }

    [Theory]
    [Trait("Feature", "tickets.history")]
    [MemberData(nameof(Storages))]
    public async Task The_ticket_of_any_version_is_rebuilt_from_its_history_byte_for_byte(string kind)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind);
        List<Ticket> versions = [await fixture.CreateTicketAsync()];
        versions.Add(await fixture.FireAsync(versions[^1], "Start"));
        versions.Add(await fixture.FireAsync(versions[^1], "AskCustomer"));
        fixture.Clock.Advance(TimeSpan.FromHours(1));
        versions.Add(await fixture.FireAsync(versions[^1], "Solve", ("resolution", "新密封圈")));
        versions.Add(await fixture.FireAsync(versions[^1], "Reopen"));

        IReadOnlyList<TicketHistoryEntry> history = await fixture.Tickets.GetHistoryAsync(Tenant, versions[0].Id);

        Assert.All(versions, version => Assert.Equal(TicketJson.Write(version), TicketJson.Write(TicketHistory.Rebuild(history, version.Version))));
        Assert.Equal(TicketJson.Write(versions[^1]), TicketJson.Write((await fixture.Tickets.GetAsync(Tenant, versions[0].Id))!));
    }

    [Theory]
    [Trait("Feature", "tickets.idempotency")]
    [MemberData(nameof(Storages))]
    public async Task A_creation_that_is_repeated_after_its_key_is_gone_makes_another_ticket_and_no_conflict(string kind)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind);
        Ticket first = await fixture.CreateTicketAsync("mail-1");
        await fixture.Get<OutboxDispatcher>().DrainAsync();
        fixture.Clock.Advance(TimeSpan.FromDays(8));
        await fixture.Get<DueDispatcher>().DrainAsync();
        await fixture.Get<IOutboxStore>().PurgeAsync(fixture.Clock.GetUtcNow().AddDays(-7), CancellationToken.None);
        TicketResult again = await fixture.Tickets.CreateAsync(NewTicket("mail-1"));

        Assert.Equal(TicketResultStatus.Applied, again.Status);
        Assert.NotEqual((first.Id, first.Number), (again.Ticket!.Id, again.Ticket.Number));
    }

    [Theory]
    [Trait("Feature", "tickets.idempotency")]
    [MemberData(nameof(Storages))]
    public async Task A_repeated_command_answers_the_same_and_does_nothing_twice(string kind)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind);
        Ticket first = await fixture.CreateTicketAsync("mail-1");
        ClaimTicket claim = new() { Tenant = Tenant, Ticket = first.Id, Actor = Ann, Agent = new("ann"), IdempotencyKey = "claim-1" };
        Ticket claimed = (await fixture.Tickets.ClaimAsync(claim)).EnsureApplied();
        await fixture.Tickets.ReleaseAsync(new() { Tenant = Tenant, Ticket = first.Id, Actor = Ann });
        await fixture.Tickets.ClaimAsync(claim with { Agent = new("bob"), IdempotencyKey = "claim-2" });

        Assert.Equal(TicketJson.Write(first), TicketJson.Write(await fixture.CreateTicketAsync("mail-1")));
        Assert.Equal(TicketJson.Write(claimed), TicketJson.Write((await fixture.Tickets.ClaimAsync(claim)).EnsureApplied()));
        Assert.Single(await fixture.EventsAsync<TicketCreated>());
        Assert.Equal(3, (await fixture.EventsAsync<TicketAssigned>()).Count);
        Assert.NotEqual(first.Number, (await fixture.CreateTicketAsync("mail-2")).Number);
    }

    [Theory]
    [Trait("Feature", "tickets.claim")]
    [MemberData(nameof(Storages))]
    public async Task Of_many_agents_who_claim_a_ticket_exactly_one_gets_it(string kind)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind);
        Ticket ticket = await fixture.CreateTicketAsync();
        using Barrier start = new(8);

        TicketResult[] results = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Factory.StartNew(
            async () =>
            {
                start.SignalAndWait();
                return await fixture.Tickets.ClaimAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Agent = new("agent-" + i) });
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap()));

        AgentId winner = Assert.Single(results, result => result.IsApplied).Ticket!.Assignee!.Value;
        Assert.Equal(7, results.Count(result => result.Refusals is [{ Code: TicketRefusalCodes.AlreadyAssigned }]));
        Assert.Equal(winner, (await fixture.Tickets.GetAsync(Tenant, ticket.Id))!.Assignee);
        Assert.Equal(winner, Assert.Single(await fixture.EventsAsync<TicketAssigned>()).Agent);
    }

    [Theory]
    [Trait("Feature", "tickets.escalation")]
    [MemberData(nameof(Storages))]
    public async Task Clocks_escalate_and_breach_once_and_the_group_gets_its_own_time(string kind)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind);
        Ticket ticket = await fixture.CreateTicketAsync();
        await fixture.GoToAsync(Utc(2, 10));
        (await fixture.Tickets.HandOverAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Group = "repair" })).EnsureApplied();
        await fixture.GoToAsync(Utc(10, 9));

        Assert.Equal(
            [(SlaTargetKind.FirstResponse, Utc(2, 11)), (SlaTargetKind.Group, Utc(2, 16)), (SlaTargetKind.Resolution, Utc(3, 17))],
            (await fixture.EventsAsync<TicketSlaBreached>()).Select(e => (e.Target, e.DueAt)));
        Assert.Equal([Utc(2, 10), Utc(2, 15), Utc(3, 16)], (await fixture.EventsAsync<TicketSlaEscalated>()).Select(e => e.OccurredAt));
        Assert.Equal("repair", Assert.Single(await fixture.EventsAsync<TicketHandedOver>()).ToGroup);
        Assert.All(fixture.Tickets.GetSla((await fixture.Tickets.GetAsync(Tenant, ticket.Id))!), state => Assert.Equal(SlaStatus.Breached, state.Status));
    }

    [Theory]
    [MemberData(nameof(Storages))]
    public async Task A_paused_ticket_is_not_breached_and_an_answer_in_time_meets_the_target(string kind)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind);
        Ticket ticket = await fixture.FireAsync(await fixture.CreateTicketAsync(), "Start");
        ticket = await fixture.CommentAsync(ticket, Ann);
        await fixture.FireAsync(ticket, "AskCustomer");
        await fixture.GoToAsync(Utc(20, 9));
        ticket = await fixture.FireAsync(ticket, "CustomerAnswered");
        ticket = await fixture.FireAsync(ticket, "Solve", ("resolution", "done"));

        Assert.Empty(await fixture.EventsAsync<TicketSlaBreached>());
        Assert.Equal([SlaTargetKind.FirstResponse, SlaTargetKind.Resolution], (await fixture.EventsAsync<TicketSlaMet>()).Select(e => e.Target));
        Assert.NotEmpty(fixture.Tickets.ExplainSla(ticket, SlaTargetKind.Resolution)!);
    }

    [Theory]
    [Trait("Feature", "tickets.open-work")]
    [MemberData(nameof(Storages))]
    public async Task A_returning_customer_finds_the_open_work_and_what_was_done_lately(string kind)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind);
        Ticket open = await fixture.CreateTicketAsync();
        Ticket done = await fixture.FireAsync(await fixture.CreateTicketAsync(), "Reject");

        OpenWork work = await fixture.Tickets.GetOpenWorkAsync(Tenant, new("c-1"), "defect");
        Assert.Equal((open.Id, done.Id), (Assert.Single(work.Open).Id, Assert.Single(work.RecentlyDone).Id));

        fixture.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Empty((await fixture.Tickets.GetOpenWorkAsync(Tenant, new("c-1"))).RecentlyDone);
        Assert.Empty((await fixture.Tickets.GetOpenWorkAsync(new("other"), new("c-1"))).Open);
    }

    [Theory]
    [MemberData(nameof(Storages))]
    public async Task Tickets_are_queried_counted_paged_and_found_by_words(string kind)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind);
        List<Ticket> tickets = [];
        for (int i = 0; i < 5; i++)
        {
            tickets.Add(await fixture.CreateTicketAsync());
            fixture.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        await fixture.Tickets.AssignAsync(new() { Tenant = Tenant, Ticket = tickets[0].Id, Actor = Ann, Agent = new("ann") });
        TicketQuery query = new() { Categories = TicketQuery.OpenCategories, Group = "desk", Unassigned = true, Take = 3 };

        IReadOnlyList<Ticket> page = await fixture.Tickets.QueryAsync(Tenant, query);
        IReadOnlyList<Ticket> rest = await fixture.Tickets.QueryAsync(Tenant, query with { After = TicketCursor.Of(page[^1]) });
        Assert.Equal(tickets.Skip(1).Select(ticket => ticket.Id), page.Concat(rest).Select(ticket => ticket.Id));
        Assert.Equal(tickets[4].Id, (await fixture.Tickets.QueryAsync(Tenant, new() { Descending = true, Take = 1 }))[0].Id);
        Assert.Equal(
            [new(StateCategory.New, "desk", null, "normal", 4), new(StateCategory.New, "desk", new AgentId("ann"), "normal", 1)],
            await fixture.Tickets.CountAsync(Tenant, new()));
        Assert.Equal(tickets[2].Id, (await fixture.Tickets.FindByNumberAsync(Tenant, "T000003"))!.Id);
        Assert.Equal(5, (await fixture.Tickets.SearchAsync(Tenant, "水壶")).Count);
        Assert.Equal(tickets[1].Id, Assert.Single(await fixture.Tickets.SearchAsync(Tenant, "T000002")).Id);
    }

    [Theory]
    [MemberData(nameof(Storages))]
    public async Task What_the_rules_do_not_allow_is_refused_with_a_reason(string kind)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind);
        Ticket ticket = await fixture.CreateTicketAsync();
        FireTrigger solve = new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Trigger = "Solve" };

        Assert.Equal(TicketRefusalCodes.NotPermitted, (await fixture.Tickets.FireAsync(solve)).Refusals[0].Code);
        await fixture.FireAsync(ticket, "Start");
        Assert.Equal(TicketRefusalCodes.FieldMissing, (await fixture.Tickets.FireAsync(solve)).Refusals[0].Code);
        Assert.Equal(TicketResultStatus.Conflict, (await fixture.Tickets.FireAsync(solve with { ExpectedVersion = 1 })).Status);
        Assert.Equal(TicketResultStatus.NotFound, (await fixture.Tickets.FireAsync(solve with { Tenant = new("other") })).Status);
        Assert.Equal(TicketRefusalCodes.UnknownType, (await fixture.Tickets.CreateAsync(NewTicket() with { Type = "nothing" })).Refusals[0].Code);
        Assert.Equal(TicketRefusalCodes.UnknownPriority, (await fixture.Tickets.CreateAsync(NewTicket() with { Priority = "yesterday" })).Refusals[0].Code);
        await Assert.ThrowsAsync<ArgumentException>(() => fixture.Tickets.CreateAsync(NewTicket() with { Subject = new string('x', 301) }));
        Assert.Equal("T000002", (await fixture.CreateTicketAsync()).Number);
        Assert.Contains("Solve", fixture.Tickets.PermittedTriggers((await fixture.Tickets.GetAsync(Tenant, ticket.Id))!));
    }

    [Theory]
    [Trait("Feature", "tickets.effects")]
    [MemberData(nameof(Storages))]
    public async Task A_failing_effect_is_tried_again_and_leaves_the_transition_as_it_is(string kind)
    {
        FlakyEffect effect = new();
        await using TicketFixture fixture = await TicketFixture.CreateAsync(
            kind,
            options => options.AddWorkflow(WorkflowDefinition.Create("notice")
                .Configure("New", StateCategory.New).Permit("Close", "Closed")
                .Configure("Closed", StateCategory.Closed).OnEntry("notify").Build()),
            services => services.AddSingleton<ITicketEffect>(effect));
        Ticket ticket = (await fixture.Tickets.CreateAsync(NewTicket() with { Type = "notice" })).EnsureApplied();
        ticket = await fixture.FireAsync(ticket, "Close");

        await fixture.GoToAsync(Utc(2, 12));

        Assert.Equal(2, effect.Runs.Count);
        Assert.Single(effect.Runs.Select(run => run.Key).Distinct());
        Assert.Equal(("Closed", ticket.Version), ((await fixture.Tickets.GetAsync(Tenant, ticket.Id))!.State, effect.Runs[0].Version));
    }

    [Fact]
    [Trait("Feature", "tickets.workflow-versions")]
    public async Task A_ticket_stays_on_the_version_of_the_workflow_it_started_with()
    {
        WorkflowDefinition first = WorkflowDefinition.Create("short").Configure("New", StateCategory.New).Permit("Close", "Closed").Configure("Closed", StateCategory.Closed).Build();
        WorkflowDefinition second = WorkflowDefinition.Create("short", 2).Configure("New", StateCategory.New).Permit("Finish", "Closed").Configure("Closed", StateCategory.Closed).Build();
        await using TicketFixture fixture = await TicketFixture.CreateAsync("memory", options => options.AddWorkflow(first).AddWorkflow(second));
        Ticket ticket = (await fixture.Tickets.CreateAsync(NewTicket() with { Type = "short" })).EnsureApplied();

        Assert.Equal(["Finish"], fixture.Tickets.PermittedTriggers(ticket));
        Assert.Equal(["Close"], fixture.Tickets.PermittedTriggers(ticket with { WorkflowVersion = 1 }));
    }

    private static DateTimeOffset Utc(int day, int hour) => new(2026, 3, day, hour, 0, 0, TimeSpan.Zero);

    private sealed class FlakyEffect : ITicketEffect
    {
        public List<TicketEffect> Runs { get; } = [];

        public string Name => "notify";

        public Task RunAsync(TicketEffect effect, CancellationToken cancellationToken)
        {
            Runs.Add(effect);
            return Runs.Count == 1 ? throw new InvalidOperationException("The mail server is away.") : Task.CompletedTask;
        }
    }
}
