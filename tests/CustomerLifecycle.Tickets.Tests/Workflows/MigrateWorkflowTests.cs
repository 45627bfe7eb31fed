using CustomerLifecycle.Events;
using CustomerLifecycle.Testing;
using Microsoft.Extensions.DependencyInjection;
using static CustomerLifecycle.Tickets.TicketFixture;

namespace CustomerLifecycle.Tickets;

public sealed class MigrateWorkflowTests
{
    private static readonly WorkflowDefinition First = WorkflowDefinition.Create("repair")
        .Configure("New", StateCategory.New).Permit("Start", "Checking")
        .Configure("Checking", StateCategory.Open).Permit("Finish", "Finished").Permit("Argue", "Disputed")
        .Configure("Disputed", StateCategory.OnHold).Permit("Finish", "Finished")
        .Configure("Finished", StateCategory.Open).Permit("Close", "Closed")
        .Configure("Closed", StateCategory.Closed).Build();

    private static readonly WorkflowDefinition Second = WorkflowDefinition.Create("repair", 2)
        .Configure("New", StateCategory.New).Permit("Start", "Diagnosing")
        .Configure("Diagnosing", StateCategory.Open).OnEntry("notify").Permit("Finish", "Solved")
        .Configure("Solved", StateCategory.Solved).OnEntry("notify").Permit("Close", "Closed")
        .Configure("Closed", StateCategory.Closed).Build();

    private static readonly WorkflowMigration Migration = WorkflowMigration.Between("repair", 1, 2)
        .Keep("New", "Closed").Map("Checking", "Diagnosing").Map("Finished", "Solved").Refuse("Disputed", "Legal decides first.").RenameField("serial", "serialNumber");

    private static readonly MigrateWorkflow Command = new() { Tenant = Tenant, Actor = Ann, Migration = Migration, Reason = "Version 2 knows the diagnosis" };

    public static TheoryData<string> Storages => ["memory", "sqlite", "postgresql"];

    [Theory]
    [MemberData(nameof(Storages))]
    [Trait("Feature", "tickets.workflow-migration")]
    public async Task Tickets_go_over_to_the_new_version_and_those_that_cannot_are_reported(string kind)
    {
        await using TicketFixture fixture = await RepairsAsync(kind);
        IReadOnlyList<Ticket> tickets = await TicketsAsync(fixture);

        WorkflowMigrationReport dry = await fixture.Tickets.MigrateWorkflowAsync(Command with { DryRun = true });
        Assert.Equal(tickets.Select(ticket => ticket.Version), (await TicketsAsync(fixture)).Select(ticket => ticket.Version));
        WorkflowMigrationReport run = await fixture.Tickets.MigrateWorkflowAsync(Command);
        WorkflowMigrationReport again = await fixture.Tickets.MigrateWorkflowAsync(Command);

        Assert.Equal(
            [("T000001", "New", "New", null), ("T000002", "Checking", "Diagnosing", null), ("T000003", "Disputed", null, "Legal decides first."), ("T000004", "Finished", "Solved", null)],
            run.Tickets.Select(ticket => (ticket.Number, ticket.From, ticket.To, ticket.Reason)));
        Assert.Equal((0, 3, 0, 1), (dry.Moved, dry.WouldMove, again.Moved, again.NotMoved));
        Assert.Equal((3, 0, 1, null), (run.Moved, run.WouldMove, run.NotMoved, run.Next));
        Assert.Equal(run.Tickets.Select(ticket => (ticket.Ticket, ticket.To, ticket.Reason)), dry.Tickets.Select(ticket => (ticket.Ticket, ticket.To, ticket.Reason)));
        Assert.Equal("T000003", Assert.Single(again.Tickets).Number);

        IReadOnlyList<Ticket> moved = await TicketsAsync(fixture);
        Assert.Equal([(2, "New"), (2, "Diagnosing"), (1, "Disputed"), (2, "Solved")], moved.Select(ticket => (ticket.WorkflowVersion, ticket.State)));
        Assert.Equal("A1", moved[1].Fields["serialNumber"]);
        Assert.Equal(["Finish"], fixture.Tickets.PermittedTriggers(moved[1]));
        TicketHistoryEntry entry = (await fixture.Tickets.GetHistoryAsync(Tenant, moved[1].Id))[^1];
        Assert.Equal(("migrate", "Version 2 knows the diagnosis", Ann.ToString()), (entry.Action, entry.Reason, entry.Actor));
        Assert.Contains(new("workflowVersion", "1", "2"), entry.Changes);
        Assert.Equal(TicketJson.Write(moved[1]), TicketJson.Write(TicketHistory.Rebuild(await fixture.Tickets.GetHistoryAsync(Tenant, moved[1].Id))));
    }

    [Theory]
    [MemberData(nameof(Storages))]
    public async Task Clocks_and_reports_follow_the_new_category_and_no_effect_runs(string kind)
    {
        CountingEffect effect = new();
        await using TicketFixture fixture = await RepairsAsync(kind, effect);

        await fixture.Tickets.MigrateWorkflowAsync(Command);
        await fixture.GoToAsync(new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero));

        Ticket solved = (await TicketsAsync(fixture))[3];
        Assert.NotNull(solved.SolvedAt);
        Assert.Equal(SlaStatus.Met, fixture.Tickets.GetSla(solved).Single(state => state.Kind == SlaTargetKind.Resolution).Status);
        Assert.Equal(
            [("Checking", "Diagnosing", StateCategory.Open, StateCategory.Open), ("Finished", "Solved", StateCategory.Open, StateCategory.Solved)],
            (await fixture.EventsAsync<TicketTransitioned>()).Where(e => e.Trigger == "migrate").Select(e => (e.From, e.To, e.FromCategory, e.ToCategory)).Order());
        Assert.Equal(0, effect.Runs);
    }

    [Theory]
    [MemberData(nameof(Storages))]
    [Trait("Feature", "tickets.workflow-migration")]
    public async Task Merged_tickets_go_over_and_stay_closed(string kind)
    {
        await using TicketFixture fixture = await RepairsAsync(kind);
        IReadOnlyList<Ticket> tickets = await TicketsAsync(fixture);
        foreach (Ticket source in tickets.Take(2))
        {
            (await fixture.Relations.MergeAsync(new() { Tenant = Tenant, Ticket = source.Id, Target = tickets[3].Id, Actor = Ann })).EnsureApplied();
        }

        // One in a batch and one alone, as after a conflict.
        TicketCommandRunner commands = fixture.Get<TicketCommandRunner>();
        await commands.ChangeAsync(
            "migrate", new MigrateTicket { Tenant = Tenant, Ticket = tickets[0].Id, Actor = Ann }, (ticket, now) => fixture.Get<TicketDecider>().Migrate(ticket, Migration, now), TestContext.Current.CancellationToken);
        WorkflowMigrationReport run = await fixture.Tickets.MigrateWorkflowAsync(Command);

        Assert.Equal(2, run.Moved);
        IReadOnlyList<Ticket> after = await TicketsAsync(fixture);
        Assert.All(after.Take(2), ticket => Assert.Equal((2, StateCategory.Closed, 0, tickets[3].Id), (ticket.WorkflowVersion, ticket.Category, ticket.ReopenCount, ticket.MergedInto!.Value)));
        Assert.Equal(["New", "Diagnosing"], after.Take(2).Select(ticket => ticket.State));
        Assert.DoesNotContain(await fixture.EventsAsync<TicketTransitioned>(), e => e.Trigger == "migrate" && e.Ticket != tickets[3].Id);
        Assert.Equal(TicketRefusalCodes.NothingWaiting, (await fixture.Tickets.ClaimNextAsync(new() { Tenant = Tenant, Agent = new("bob"), Actor = Ann, Groups = ["desk"] })).Refusals[0].Code);
    }

    [Theory]
    [MemberData(nameof(Storages))]
    [Trait("Feature", "tickets.workflow-migration")]
    public async Task What_another_ticket_forbids_is_not_moved_and_rules_and_notices_do_not_run(string kind)
    {
        await using TicketFixture fixture = await RepairsAsync(kind, configure: options => options
            .AddRule(TicketRule.Create("loud").OnEvent(new TicketRuleEvent.Transitioned(ToCategory: StateCategory.Solved)).Do(new TicketAction.AddTags("loud")))
            .AddNotice(new() { Name = "solved", On = [new TicketRuleEvent.Transitioned(ToCategory: StateCategory.Solved)], Text = "{number}" }));
        IReadOnlyList<Ticket> tickets = await TicketsAsync(fixture);
        Ticket parent = tickets[3];
        Ticket together = await FinishedAsync(fixture);
        Ticket child = await FinishedAsync(fixture);
        (await fixture.Relations.LinkAsync(new() { Tenant = Tenant, Ticket = parent.Id, Other = tickets[0].Id, Kind = TicketLinkKind.ParentOf, Actor = Ann })).EnsureApplied();
        (await fixture.Relations.LinkAsync(new() { Tenant = Tenant, Ticket = together.Id, Other = child.Id, Kind = TicketLinkKind.ParentOf, Actor = Ann })).EnsureApplied();

        WorkflowMigrationReport dry = await fixture.Tickets.MigrateWorkflowAsync(Command with { DryRun = true });
        WorkflowMigrationReport run = await fixture.Tickets.MigrateWorkflowAsync(Command);

        MigratedTicket stays = Assert.Single(run.Tickets, ticket => ticket.Ticket == parent.Id);
        Assert.Equal((MigrationOutcome.NotMoved, "Finished", null), (stays.Outcome, stays.From, stays.To));
        Assert.Contains(tickets[0].Number, stays.Reason, StringComparison.Ordinal);
        Assert.Equal((4, 2, 4, 2), (run.Moved, run.NotMoved, dry.WouldMove, dry.NotMoved));
        Assert.Equal(run.Tickets.Select(ticket => ticket.Number), run.Tickets.Select(ticket => ticket.Number).Order(StringComparer.Ordinal));
        Assert.Equal("Finished", (await fixture.GetAsync(parent)).State);
        Assert.All([await fixture.GetAsync(together), await fixture.GetAsync(child)], ticket => Assert.Equal(("Solved", 0), (ticket.State, ticket.Tags.Count)));
        Assert.Empty(await fixture.EventsAsync<TicketNotificationRequested>());
    }

    [Theory]
    [MemberData(nameof(Storages))]
    [Trait("Feature", "tickets.workflow-migration")]
    public async Task A_ticket_that_is_moved_alone_because_others_work_on_its_batch_is_judged_and_reported_the_same(string kind)
    {
        OtherWorker worker = new();
        await using TicketFixture fixture = await RepairsAsync(kind, services: services => services.AddSingleton<ITicketDecisionRule>(worker), configure: options => options
            .AddRule(TicketRule.Create("loud").OnEvent(new TicketRuleEvent.Transitioned(ToCategory: StateCategory.Solved)).Do(new TicketAction.AddTags("loud"))));
        IReadOnlyList<Ticket> tickets = await TicketsAsync(fixture);
        (await fixture.Relations.LinkAsync(new() { Tenant = Tenant, Ticket = tickets[3].Id, Other = tickets[0].Id, Kind = TicketLinkKind.ParentOf, Actor = Ann })).EnsureApplied();
        Ticket free = await FinishedAsync(fixture);

        // Between the judgement and the commit of the batch somebody writes on one of its tickets.
        worker.Once = () => fixture.CommentAsync(tickets[1], Ann);
        WorkflowMigrationReport run = await fixture.Tickets.MigrateWorkflowAsync(Command);

        Assert.Null(worker.Once);
        Assert.Equal(MigrationOutcome.NotMoved, Assert.Single(run.Tickets, ticket => ticket.Ticket == tickets[3].Id).Outcome);
        Assert.Equal((3, 2), (run.Moved, run.NotMoved));
        Assert.Equal(("Solved", 0), ((await fixture.GetAsync(free)).State, (await fixture.GetAsync(free)).Tags.Count));
    }

    [Theory]
    [MemberData(nameof(Storages))]
    public async Task A_run_can_be_cut_into_pieces_and_many_tickets_are_moved_a_page_at_a_time(string kind)
    {
        await using TicketFixture fixture = await RepairsAsync(kind);
        await CreateAsync(fixture, 120);

        WorkflowMigrationReport first = await fixture.Tickets.MigrateWorkflowAsync(Command with { Take = 3 });
        WorkflowMigrationReport second = await fixture.Tickets.MigrateWorkflowAsync(Command with { Take = 60, After = first.Next });
        WorkflowMigrationReport third = await fixture.Tickets.MigrateWorkflowAsync(Command with { After = TicketCursor.Parse(second.Next!.ToString()) });

        Assert.Equal((3, 60, 61), (first.Tickets.Count, second.Tickets.Count, third.Tickets.Count));
        Assert.Null(third.Next);
        Assert.Equal(123, first.Moved + second.Moved + third.Moved);
        Assert.Equal("T000003", Assert.Single(await TicketsAsync(fixture), ticket => ticket.WorkflowVersion == 1).Number);
    }

    [Theory]
    [MemberData(nameof(Storages))]
    public async Task Several_runs_at_once_and_people_at_work_move_every_ticket_once(string kind)
    {
        await using TicketFixture fixture = await RepairsAsync(kind);
        await CreateAsync(fixture, 60);
        IReadOnlyList<Ticket> tickets = await TicketsAsync(fixture);

        Task<WorkflowMigrationReport>[] runs = [.. Enumerable.Range(0, 3).Select(_ => Task.Run(() => fixture.Tickets.MigrateWorkflowAsync(Command)))];
        Task[] people = [.. tickets.Take(30).Select(ticket => Task.Run(() => fixture.CommentAsync(ticket, Ann)))];
        await Task.WhenAll(people);
        WorkflowMigrationReport[] reports = await Task.WhenAll(runs);

        TicketId[] moved = [.. reports.SelectMany(report => report.Tickets).Where(ticket => ticket.Outcome == MigrationOutcome.Moved).Select(ticket => ticket.Ticket)];
        Assert.Equal(63, moved.Length);
        Assert.Equal(63, moved.Distinct().Count());
        foreach (Ticket ticket in tickets)
        {
            IReadOnlyList<TicketHistoryEntry> history = await fixture.Tickets.GetHistoryAsync(Tenant, ticket.Id);
            Assert.Equal(ticket.State == "Disputed" ? 0 : 1, history.Count(entry => entry.Action == "migrate" && entry.Reason == Command.Reason));
        }

        Assert.Equal(30, (await fixture.EventsAsync<TicketReplied>()).Count);
    }

    [Fact]
    public async Task A_migration_that_is_wrong_changes_nothing()
    {
        await using TicketFixture fixture = await RepairsAsync("memory");

        WorkflowMigrationReport unmapped = await fixture.Tickets.MigrateWorkflowAsync(Command with { Migration = WorkflowMigration.Between("repair", 1, 2).Keep("New").Map("Checking", "Nowhere") });
        WorkflowMigrationReport unknown = await fixture.Tickets.MigrateWorkflowAsync(Command with { Migration = Migration with { To = 3 } });

        Assert.Equal(["states.Checking", "states.Disputed", "states.Finished", "states.Closed"], unmapped.Problems.Select(problem => problem.Place));
        Assert.Contains("not configured", Assert.Single(unknown.Problems).Message);
        Assert.False(unknown.IsValid);
        Assert.All(await TicketsAsync(fixture), ticket => Assert.Equal(1, ticket.WorkflowVersion));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => fixture.Tickets.MigrateWorkflowAsync(Command with { Take = 0 }));
        await Assert.ThrowsAsync<ArgumentException>(() => fixture.Tickets.MigrateWorkflowAsync(Command with { Reason = new string('x', 301) }));
    }

    [Fact]
    [Trait("Feature", "tickets.workflow-versions")]
    public async Task Tickets_do_not_change_when_a_definition_is_published_anew_and_go_over_when_they_are_migrated()
    {
        await using TestStorage before = await TestStorage.SqliteAsync(builder => builder.AddTickets(options => options.AddWorkflow(First)));
        Ticket ticket = await CreateAsync(before.Get<ITicketService>());

        // The next release has both versions.
        await using ServiceProvider both = Release(before, First, Second);
        ITicketService tickets = both.GetRequiredService<ITicketService>();
        FireTrigger start = new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Trigger = "Start" };
        Assert.Equal("Checking", (await tickets.FireAsync(start)).EnsureApplied().State);
        Assert.Equal(2, (await CreateAsync(tickets)).WorkflowVersion);

        // The one after it has forgotten the first, though a ticket follows it: nothing is guessed, and the map alone moves it.
        await using ServiceProvider second = Release(before, Second);
        tickets = second.GetRequiredService<ITicketService>();
        TicketResult refused = await tickets.FireAsync(start with { Trigger = "Finish" });
        Assert.Equal(TicketRefusalCodes.UnknownWorkflowVersion, Assert.Single(refused.Refusals).Code);
        Assert.Empty(tickets.PermittedTriggers(refused.Ticket!));
        Assert.Equal(1, (await tickets.MigrateWorkflowAsync(Command)).Moved);
        Assert.Equal("Solved", (await tickets.FireAsync(start with { Trigger = "Finish" })).EnsureApplied().State);
    }

    private static ServiceProvider Release(TestStorage storage, params WorkflowDefinition[] workflows)
    {
        ServiceCollection services = new();
        services.AddSingleton<TimeProvider>(storage.Clock);
        services.AddSingleton<ITicketEffect>(new CountingEffect());
        services.AddCustomerLifecycle(builder => builder.UseSqlite(storage.ConnectionString!).AddTickets(options =>
        {
            foreach (WorkflowDefinition workflow in workflows)
            {
                options.AddWorkflow(workflow);
            }
        }));
        return services.BuildServiceProvider();
    }

    /// <summary>Four tickets of the first version: New, Checking, Disputed and Finished.</summary>
    private static async Task<TicketFixture> RepairsAsync(
        string kind, CountingEffect? effect = null, Action<TicketsOptions>? configure = null, Action<IServiceCollection>? services = null)
    {
        TicketFixture fixture = await TicketFixture.CreateAsync(
            kind,
            options =>
            {
                options.AddWorkflow(First).AddWorkflow(Second);
                configure?.Invoke(options);
            },
            collection =>
            {
                collection.AddSingleton<ITicketEffect>(effect ?? new());
                services?.Invoke(collection);
            });
        foreach (string triggers in new[] { "", "Start", "Start Argue", "Start Finish" })
        {
            Ticket ticket = await CreateOldAsync(fixture);
            foreach (string trigger in triggers.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                ticket = await fixture.FireAsync(ticket, trigger, ("serial", "A1"));
            }
        }

        return fixture;
    }

    [Theory]
    [MemberData(nameof(Storages))]
    [Trait("Feature", "tickets.workflow-migration")]
    public async Task Renamed_fields_are_checked_against_their_definitions(string kind)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync(
            kind,
            options => options.AddWorkflow(First).AddWorkflow(Second).AddFields(
                "repair",
                new() { Name = "oldAmount", Type = TicketFieldType.Text },
                new() { Name = "amount", Type = TicketFieldType.Decimal },
                new() { Name = "cause", Type = TicketFieldType.Text, RequiredIn = ["Diagnosing"] }),
            services => services.AddSingleton<ITicketEffect>(new CountingEffect()));
        foreach (string amount in new[] { "012.50", "about ten" })
        {
            Ticket ticket = await fixture.FireAsync(await CreateOldAsync(fixture), "Start", ("oldAmount", amount));
            Assert.Equal(("Checking", amount), (ticket.State, ticket.Fields["oldAmount"]));
        }

        WorkflowMigration rename = WorkflowMigration.Between("repair", 1, 2).Keep("New", "Closed").Map("Checking", "Diagnosing").Map("Finished", "Solved").Refuse("Disputed", "-").RenameField("oldAmount", "amount");
        WorkflowMigrationReport wrong = await fixture.Tickets.MigrateWorkflowAsync(Command with { Migration = rename.RenameField("model", "modell").DefaultField("amount", "much") });
        WorkflowMigrationReport bare = await fixture.Tickets.MigrateWorkflowAsync(Command with { Migration = rename });
        WorkflowMigrationReport run = await fixture.Tickets.MigrateWorkflowAsync(Command with { Migration = rename.DefaultField("cause", "unknown") });

        Assert.Equal(["renamedFields.model", "defaultFields.amount"], wrong.Problems.Select(problem => problem.Place));
        Assert.Contains("'modell', which is no field of 'repair'. It has oldAmount, amount, cause", wrong.Problems[0].Message);
        Assert.Equal(2, bare.NotMoved);
        Assert.Contains("cause", bare.Tickets[0].Reason);
        Assert.Equal((1, 1), (run.Moved, run.NotMoved));
        Assert.Contains("amount", run.Tickets[1].Reason);
        IReadOnlyList<Ticket> tickets = await TicketsAsync(fixture);
        Assert.Equal([("amount", "12.5"), ("cause", "unknown")], tickets[0].Fields.Select(field => (field.Key, field.Value)));
        Assert.Equal((1, "about ten"), (tickets[1].WorkflowVersion, tickets[1].Fields["oldAmount"]));
    }

    private static async Task<Ticket> FinishedAsync(TicketFixture fixture) =>
        await fixture.FireAsync(await fixture.FireAsync(await CreateOldAsync(fixture), "Start"), "Finish");

    private static async Task CreateAsync(TicketFixture fixture, int count)
    {
        for (int i = 0; i < count; i++)
        {
            await CreateOldAsync(fixture);
        }
    }

    // New tickets follow the second version; going back to the first is a migration too.
    private static async Task<Ticket> CreateOldAsync(TicketFixture fixture)
    {
        Ticket ticket = await CreateAsync(fixture.Tickets);
        fixture.Clock.Advance(TimeSpan.FromSeconds(1));
        WorkflowMigration back = WorkflowMigration.Between("repair", 2, 1).Keep("New").Refuse("Diagnosing", "-").Refuse("Solved", "-").Refuse("Closed", "-");
        Assert.Equal(1, (await fixture.Tickets.MigrateWorkflowAsync(Command with { Migration = back, Reason = "Set up" })).Moved);
        return (await fixture.Tickets.GetAsync(Tenant, ticket.Id))!;
    }

    private static async Task<Ticket> CreateAsync(ITicketService tickets) => (await tickets.CreateAsync(NewTicket() with { Type = "repair" })).EnsureApplied();

    private static Task<IReadOnlyList<Ticket>> TicketsAsync(TicketFixture fixture) => fixture.Tickets.QueryAsync(Tenant, new() { Type = "repair", Take = 1_000 });

    /// <summary>Does something once while a decision is judged.</summary>
    private sealed class OtherWorker : ITicketDecisionRule
    {
        public Func<Task>? Once { get; set; }

        public async ValueTask<TicketDecision> ApplyAsync(TicketDecision decision, CancellationToken cancellationToken)
        {
            (Func<Task>? once, Once) = (Once, null);
            await (once?.Invoke() ?? Task.CompletedTask);
            return decision;
        }
    }

    private sealed class CountingEffect : ITicketEffect
    {
        private int _runs;

        public string Name => "notify";

        public int Runs => Volatile.Read(ref _runs);

        public Task RunAsync(TicketEffect effect, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _runs);
            return Task.CompletedTask;
        }
    }
}
