using CustomerLifecycle.Events;
using static CustomerLifecycle.Tickets.TicketFixture;

namespace CustomerLifecycle.Tickets.FieldService;

public sealed class FieldServiceTests
{
    private static readonly AgentId Engineer = new("eve");
    private static readonly ContactPoint Phone = new(ContactPointKind.Phone, "13800138000");

    public static TheoryData<string> Storages => ["memory", "sqlite", "postgresql"];

    [Theory]
    [Trait("Feature", "tickets.field-service")]
    [MemberData(nameof(Storages))]
    public async Task A_visit_goes_from_the_appointment_to_the_report_which_lands_with_the_agent_who_took_the_contact(string kind)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind);
        IFieldService visits = fixture.Get<IFieldService>();
        Ticket ticket = await OnSiteAsync(fixture);
        Assert.Equal(("OnSite", Engineer, new AgentId("ann")), (ticket.State, ticket.Assignee!.Value, ticket.TakenBy!.Value));
        Assert.Equal("2026-03-03T09:00:00Z/2026-03-03T11:00:00Z", ticket.Fields["appointment"]);

        SubmitFieldReport report = new()
        {
            Tenant = Tenant,
            Ticket = ticket.Id,
            Actor = TicketActor.Agent(Engineer),
            IsComplete = true,
            WorkDone = "Seal replaced, tested for an hour.",
            Parts = [new("SEAL-40", 2), new("PUMP-1", SerialNumber: "P-77")],
            Readings = new Dictionary<string, string> { ["pressure"] = "2.1 bar" },
            Attachments = ["photo/1"],
            Signature = "signature/9",
            TravelMinutes = 35,
            WorkMinutes = 80,
            IdempotencyKey = "report-1",
        };
        ticket = (await visits.SubmitReportAsync(report)).EnsureApplied();

        Assert.Equal(("WorkComplete", StateCategory.Solved), (ticket.State, ticket.Category));
        FieldReport kept = Assert.Single(ticket.FieldReports);
        Assert.Equal((Engineer, 35, 80, "2.1 bar", "P-77", 2m), (kept.Engineer!.Value, kept.TravelMinutes, kept.WorkMinutes, kept.Readings["pressure"], kept.Parts[1].SerialNumber, kept.Parts[0].Quantity));
        TicketCallback callback = Assert.Single(await fixture.Callbacks.GetCallbacksAsync(Tenant, new() { Agent = new("ann") }));
        Assert.Equal((ticket.Id, CallbackOrigin.Report, Phone), (callback.Ticket.Id, callback.Callback.Origin, callback.Callback.ContactPoint));
        Assert.Equal(new AgentId("ann"), Assert.Single(await fixture.EventsAsync<FieldReportSubmitted>()).LandsWith);
        Assert.Equal(callback.Callback.Id, Assert.Single(await fixture.EventsAsync<CallbackRequested>()).Callback);
        Assert.Equal(TicketJson.Write(ticket), TicketJson.Write((await visits.SubmitReportAsync(report)).EnsureApplied()));
        Assert.Equal(TicketJson.Write(ticket), TicketJson.Write(TicketHistory.Rebuild(await fixture.Tickets.GetHistoryAsync(Tenant, ticket.Id))));
        Assert.Single(await fixture.EventsAsync<AppointmentScheduled>());
    }

    [Theory]
    [Trait("Feature", "tickets.field-service")]
    [MemberData(nameof(Storages))]
    public async Task Work_that_is_not_done_waits_for_another_appointment_and_the_group_calls_back_when_no_agent_took_the_contact(string kind)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind, options => options.FieldService.CallbackGroup = "desk");
        IFieldService visits = fixture.Get<IFieldService>();
        Ticket ticket = await OnSiteAsync(fixture, TicketActor.Bot("faq"));

        ticket = (await visits.SubmitReportAsync(Report(ticket) with { IsComplete = false, IncompleteReason = "part-missing" })).EnsureApplied();
        Assert.Equal(("WorkIncomplete", StateCategory.OnHold), (ticket.State, ticket.Category));
        CallbackTask callback = Assert.Single(await fixture.Callbacks.GetCallbacksAsync(Tenant, new() { Group = "desk", Unassigned = true })).Callback;
        Assert.Contains("part-missing", callback.Reason, StringComparison.Ordinal);

        ticket = (await visits.RescheduleAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann })).EnsureApplied();
        Assert.Equal(("PendingDispatch", null, null), (ticket.State, ticket.Assignee, ticket.Appointment));
        Assert.False(ticket.Fields.ContainsKey("appointment"));
    }

    [Theory]
    [Trait("Feature", "tickets.field-service")]
    [MemberData(nameof(Storages))]
    public async Task A_declined_visit_is_dispatched_to_another_engineer(string kind)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind);
        IFieldService visits = fixture.Get<IFieldService>();
        Ticket ticket = await ScheduledAsync(fixture, Ann);
        Assert.Equal(TicketRefusalCodes.NoEngineer, (await visits.DispatchAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann })).Refusals[0].Code);
        await visits.DispatchAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Engineer = Engineer });

        ticket = (await visits.DeclineAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = TicketActor.Agent(Engineer) })).EnsureApplied();
        Assert.Equal(("Scheduled", null, null), (ticket.State, ticket.Assignee, ticket.Appointment!.Engineer));
        ticket = (await visits.DispatchAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Engineer = new("fay") })).EnsureApplied();
        Assert.Equal(("Assigned", "fay", "fay"), (ticket.State, ticket.Assignee!.Value.Value, ticket.Appointment!.Engineer!.Value.Value));
    }

    [Fact]
    [Trait("Feature", "tickets.field-service")]
    public async Task A_report_that_says_two_things_is_no_report_and_one_out_of_turn_is_refused()
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync("memory");
        IFieldService visits = fixture.Get<IFieldService>();
        Ticket ticket = await ScheduledAsync(fixture, Ann);

        Assert.Equal(TicketRefusalCodes.NotPermitted, (await visits.SubmitReportAsync(Report(ticket))).Refusals[0].Code);
        foreach (SubmitFieldReport wrong in new[]
        {
            Report(ticket) with { IncompleteReason = "part-missing" },
            Report(ticket) with { IsComplete = false },
            Report(ticket) with { WorkDone = " " },
            Report(ticket) with { WorkMinutes = -1 },
            Report(ticket) with { Parts = [new("SEAL-40", 0)] },
            Report(ticket) with { Attachments = [.. Enumerable.Repeat("x", 101)] },
        })
        {
            await Assert.ThrowsAnyAsync<ArgumentException>(() => visits.SubmitReportAsync(wrong));
        }

        await Assert.ThrowsAsync<ArgumentException>(() => visits.ScheduleAsync(Schedule(ticket) with { Until = Schedule(ticket).From }));
        Assert.Empty((await fixture.GetAsync(ticket)).Callbacks);
    }

    private static async Task<Ticket> ScheduledAsync(TicketFixture fixture, TicketActor actor)
    {
        Ticket ticket = (await fixture.Tickets.CreateAsync(NewTicket() with { Type = "field-service", Actor = actor, Group = "field" })).EnsureApplied();
        ticket = await fixture.FireAsync(ticket, "Submit", ("address", "1 Harbour Road"));
        return (await fixture.Get<IFieldService>().ScheduleAsync(Schedule(ticket))).EnsureApplied();
    }

    private static async Task<Ticket> OnSiteAsync(TicketFixture fixture, TicketActor? actor = null)
    {
        IFieldService visits = fixture.Get<IFieldService>();
        Ticket ticket = await ScheduledAsync(fixture, actor ?? Ann);
        VisitCommand step = new() { Tenant = Tenant, Ticket = ticket.Id, Actor = TicketActor.Agent(Engineer) };
        (await visits.DispatchAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Engineer = Engineer })).EnsureApplied();
        (await visits.AcceptAsync(step)).EnsureApplied();
        (await visits.DepartAsync(step)).EnsureApplied();
        return (await visits.ArriveAsync(step)).EnsureApplied();
    }

    private static ScheduleVisit Schedule(Ticket ticket) => new()
    {
        Tenant = Tenant,
        Ticket = ticket.Id,
        Actor = Ann,
        From = new(2026, 3, 3, 17, 0, 0, TimeSpan.FromHours(8)),
        Until = new(2026, 3, 3, 19, 0, 0, TimeSpan.FromHours(8)),
        Place = "1 Harbour Road",
        ContactPoint = Phone,
    };

    [Fact]
    [Trait("Feature", "tickets.field-service")]
    public async Task A_report_that_would_fill_the_ticket_is_refused_with_a_way_out()
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync("memory");
        Ticket ticket = (await fixture.Tickets.CreateAsync(NewTicket() with { Type = "field-service" })).EnsureApplied();
        Dictionary<string, string> readings = Enumerable.Range(0, 100).ToDictionary(i => $"r{i}", _ => new string('1', 4_000));

        ArgumentException wrong = await Assert.ThrowsAsync<ArgumentException>(() => fixture.Get<IFieldService>().SubmitReportAsync(Report(ticket) with { Readings = readings }));

        Assert.Contains("attach", wrong.Message, StringComparison.Ordinal);
    }

    private static SubmitFieldReport Report(Ticket ticket) =>
        new() { Tenant = Tenant, Ticket = ticket.Id, Actor = TicketActor.Agent(Engineer), IsComplete = true, WorkDone = "Seal replaced." };
}
