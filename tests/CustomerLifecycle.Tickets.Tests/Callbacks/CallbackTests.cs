using CustomerLifecycle.Events;
using static CustomerLifecycle.Tickets.TicketFixture;

namespace CustomerLifecycle.Tickets.Callbacks;

public sealed class CallbackTests
{
    private static readonly ContactPoint Phone = new(ContactPointKind.Phone, "13800138000");

    public static TheoryData<string> Storages => ["memory", "sqlite", "postgresql"];

    [Theory]
    [Trait("Feature", "tickets.callbacks")]
    [MemberData(nameof(Storages))]
    public async Task One_click_calls_back_and_the_customer_is_tried_until_reached(string kind)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind);
        Ticket ticket = (await fixture.Callbacks.RequestCallbackAsync(Request(await fixture.CreateTicketAsync()))).EnsureApplied();
        string id = Assert.Single(ticket.Callbacks).Id;
        Assert.Equal((new AgentId("ann"), "desk", Utc(2, 10)), (ticket.Callbacks[0].Agent!.Value, ticket.Callbacks[0].Group!, ticket.Callbacks[0].DueAt));

        await fixture.Callbacks.StartCallbackAsync(Start(ticket, id, "ann"));
        await fixture.Callbacks.StartCallbackAsync(Start(ticket, id, "ann"));
        CallbackStarted started = Assert.Single(await fixture.EventsAsync<CallbackStarted>());
        Assert.Equal((Phone, new AgentId("ann"), 1), (started.ContactPoint!, started.Agent, started.Attempt));

        ticket = (await fixture.Callbacks.CompleteCallbackAsync(Complete(ticket, id, CallbackOutcome.NoAnswer))).EnsureApplied();
        Assert.Equal((CallbackState.Open, Utc(2, 10), 1), (ticket.Callbacks[0].State, ticket.Callbacks[0].DueAt, ticket.Callbacks[0].Attempts));
        ticket = (await fixture.Callbacks.CompleteCallbackAsync(Complete(ticket, id, CallbackOutcome.Postponed) with { NextAttemptAt = Utc(2, 15) })).EnsureApplied();
        Assert.Equal((CallbackState.Open, Utc(2, 15), 2), (ticket.Callbacks[0].State, ticket.Callbacks[0].DueAt, ticket.Callbacks[0].Attempts));
        ticket = (await fixture.Callbacks.CompleteCallbackAsync(Complete(ticket, id, CallbackOutcome.Reached) with { Note = "All is well." })).EnsureApplied();
        Assert.Equal((CallbackState.Done, 3, "All is well."), (ticket.Callbacks[0].State, ticket.Callbacks[0].Attempts, ticket.Callbacks[0].Note));

        Assert.Equal(TicketRefusalCodes.CallbackClosed, (await fixture.Callbacks.StartCallbackAsync(Start(ticket, id, "ann"))).Refusals[0].Code);
        Assert.Equal(TicketRefusalCodes.UnknownCallback, (await fixture.Callbacks.StartCallbackAsync(Start(ticket, "nothing", "ann"))).Refusals[0].Code);
        await fixture.GoToAsync(Utc(20, 9));
        Assert.Equal([CallbackState.Open, CallbackState.Open, CallbackState.Done], (await fixture.EventsAsync<CallbackCompleted>()).Select(e => e.State));
        Assert.Empty(await fixture.EventsAsync<CallbackEscalated>());
        Assert.Empty(await fixture.Callbacks.GetCallbacksAsync(Tenant, new()));
        Assert.Single(await fixture.Callbacks.GetCallbacksAsync(Tenant, new() { State = CallbackState.Done }));
    }

    [Theory]
    [Trait("Feature", "tickets.callbacks")]
    [MemberData(nameof(Storages))]
    public async Task A_customer_who_is_never_reached_is_missed_after_the_last_attempt(string kind)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind);
        Ticket ticket = (await fixture.Callbacks.RequestCallbackAsync(Request(await fixture.CreateTicketAsync()))).EnsureApplied();
        for (int attempt = 1; attempt <= CallbackOptions.DefaultMaximumAttempts; attempt++)
        {
            ticket = (await fixture.Callbacks.CompleteCallbackAsync(Complete(ticket, ticket.Callbacks[0].Id, CallbackOutcome.Busy))).EnsureApplied();
        }

        Assert.Equal(CallbackState.Missed, ticket.Callbacks[0].State);
        ticket = (await fixture.Callbacks.RequestCallbackAsync(Request(ticket))).EnsureApplied();
        ticket = (await fixture.Callbacks.CompleteCallbackAsync(Complete(ticket, ticket.Callbacks[1].Id, CallbackOutcome.WrongNumber))).EnsureApplied();
        Assert.Equal(CallbackState.Missed, ticket.Callbacks[1].State);
    }

    [Theory]
    [Trait("Feature", "tickets.callbacks")]
    [MemberData(nameof(Storages))]
    public async Task An_overdue_callback_comes_to_the_group_once_and_is_missed_when_nobody_takes_it(string kind)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind);
        await fixture.Callbacks.RequestCallbackAsync(Request(await fixture.CreateTicketAsync()));

        await fixture.GoToAsync(Utc(2, 11));
        CallbackEscalated escalated = Assert.Single(await fixture.EventsAsync<CallbackEscalated>());
        Assert.Equal((new AgentId("ann"), "desk", Utc(2, 10)), (escalated.FormerAgent!.Value, escalated.Group!, escalated.DueAt));
        Assert.Empty(await fixture.Callbacks.GetCallbacksAsync(Tenant, new() { Agent = new("ann") }));
        Assert.Single(await fixture.Callbacks.GetCallbacksAsync(Tenant, new() { Group = "desk", Unassigned = true, DueBefore = fixture.Clock.GetUtcNow() }));

        await fixture.GoToAsync(Utc(20, 9));
        Assert.Single(await fixture.EventsAsync<CallbackEscalated>());
        Assert.Equal(CallbackState.Missed, Assert.Single(await fixture.EventsAsync<CallbackClosed>()).State);
        Assert.Empty(await fixture.Callbacks.GetCallbacksAsync(Tenant, new()));
    }

    [Theory]
    [Trait("Feature", "tickets.callbacks")]
    [MemberData(nameof(Storages))]
    public async Task A_call_of_which_nobody_says_how_it_ended_comes_back_to_the_group(string kind)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind);
        Ticket ticket = (await fixture.Callbacks.RequestCallbackAsync(Request(await fixture.CreateTicketAsync()))).EnsureApplied();
        await fixture.GoToAsync(Utc(2, 10));
        await fixture.Callbacks.StartCallbackAsync(Start(ticket, ticket.Callbacks[0].Id, "ann"));

        await fixture.GoToAsync(Utc(2, 10, 59));
        Assert.Empty(await fixture.EventsAsync<CallbackEscalated>());
        await fixture.GoToAsync(Utc(2, 12));
        Assert.Single(await fixture.EventsAsync<CallbackEscalated>());
        Assert.True((await fixture.Callbacks.StartCallbackAsync(Start(ticket, ticket.Callbacks[0].Id, "bob"))).IsApplied);
    }

    [Theory]
    [Trait("Feature", "tickets.callbacks")]
    [MemberData(nameof(Storages))]
    public async Task Of_agents_who_take_a_callback_of_the_group_exactly_one_gets_it(string kind)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind);
        Ticket ticket = (await fixture.Callbacks.RequestCallbackAsync(Request(await fixture.CreateTicketAsync()) with { Group = "desk" })).EnsureApplied();

        TicketResult[] results = await Race.RunAsync(6, i => fixture.Callbacks.StartCallbackAsync(Start(ticket, ticket.Callbacks[0].Id, "agent-" + i)));

        AgentId winner = Assert.Single(results, result => result.IsApplied).Ticket!.Callbacks[0].Agent!.Value;
        Assert.Equal(winner, Assert.Single(await fixture.EventsAsync<CallbackStarted>()).Agent);
        Assert.Equal(5, results.Count(result => result.Refusals is [{ Code: TicketRefusalCodes.AlreadyAssigned }]));
    }

    [Theory]
    [Trait("Feature", "tickets.callbacks")]
    [MemberData(nameof(Storages))]
    public async Task The_list_of_an_agent_is_in_order_of_time_and_paged(string kind)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind);
        List<string> expected = [];
        for (int hour = 16; hour > 11; hour--)
        {
            Ticket ticket = (await fixture.Callbacks.RequestCallbackAsync(Request(await fixture.CreateTicketAsync()) with { DueAt = Utc(2, hour / 2 * 2) })).EnsureApplied();
            expected.Add(ticket.Callbacks[0].Id);
        }

        await fixture.Callbacks.RequestCallbackAsync(Request(await fixture.CreateTicketAsync()) with { Agent = new AgentId("bob") });
        List<TicketCallback> read = [];
        IReadOnlyList<TicketCallback> page;
        do
        {
            page = await fixture.Callbacks.GetCallbacksAsync(Tenant, new() { Agent = new("ann"), Take = 2, After = read.Count > 0 ? CallbackCursor.Of(read[^1]) : null });
            read.AddRange(page);
        }
        while (page.Count == 2);

        Assert.Equal([12, 12, 14, 14, 16], read.Select(callback => callback.Callback.DueAt.Hour));
        Assert.Equal(expected.Order(), read.Select(callback => callback.Callback.Id).Order());
        Assert.Empty(await fixture.Callbacks.GetCallbacksAsync(new("other"), new()));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => fixture.Callbacks.GetCallbacksAsync(Tenant, new() { Take = 0 }));
    }

    [Theory]
    [Trait("Feature", "tickets.callbacks")]
    [MemberData(nameof(Storages))]
    public async Task A_callback_is_given_to_another_agent_or_cancelled(string kind)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind);
        Ticket ticket = (await fixture.Callbacks.RequestCallbackAsync(Request(await fixture.CreateTicketAsync()))).EnsureApplied();
        string id = ticket.Callbacks[0].Id;
        await fixture.Callbacks.AssignCallbackAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Callback = id, Agent = new AgentId("bob") });
        Assert.Single(await fixture.Callbacks.GetCallbacksAsync(Tenant, new() { Agent = new("bob") }));

        await fixture.Callbacks.CancelCallbackAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Callback = id });
        await fixture.GoToAsync(Utc(20, 9));
        Assert.Equal(CallbackState.Cancelled, Assert.Single(await fixture.EventsAsync<CallbackClosed>()).State);
        await Assert.ThrowsAsync<ArgumentException>(() => fixture.Callbacks.CompleteCallbackAsync(Complete(ticket, id, CallbackOutcome.Postponed)));
    }

    [Fact]
    [Trait("Feature", "tickets.callbacks")]
    public async Task A_ticket_keeps_fifty_callbacks_and_drops_the_oldest_that_are_over()
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync("memory");
        Ticket ticket = await fixture.CreateTicketAsync();
        for (int i = 0; i < CallbackTask.Maximum; i++)
        {
            ticket = (await fixture.Callbacks.RequestCallbackAsync(Request(ticket))).EnsureApplied();
        }

        Assert.Equal(TicketRefusalCodes.TooMany, (await fixture.Callbacks.RequestCallbackAsync(Request(ticket))).Refusals[0].Code);
        string over = ticket.Callbacks[7].Id;
        await fixture.Callbacks.CancelCallbackAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Callback = over });
        ticket = (await fixture.Callbacks.RequestCallbackAsync(Request(ticket))).EnsureApplied();
        Assert.Equal(CallbackTask.Maximum, ticket.Callbacks.Count);
        Assert.DoesNotContain(ticket.Callbacks, callback => callback.Id == over);
    }

    [Theory]
    [Trait("Feature", "tickets.callbacks")]
    [MemberData(nameof(Storages))]
    public async Task A_click_dials_again_after_a_dropped_call_and_for_the_agent_who_takes_over(string kind)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind);
        Ticket ticket = (await fixture.Callbacks.RequestCallbackAsync(Request(await fixture.CreateTicketAsync()))).EnsureApplied();
        string id = ticket.Callbacks[0].Id;
        await fixture.Callbacks.StartCallbackAsync(Start(ticket, id, "ann"));
        fixture.Clock.Advance(TimeSpan.FromSeconds(9));
        await fixture.Callbacks.StartCallbackAsync(Start(ticket, id, "ann"));
        fixture.Clock.Advance(TimeSpan.FromMinutes(1));
        await fixture.Callbacks.StartCallbackAsync(Start(ticket, id, "ann"));

        ticket = (await fixture.Callbacks.AssignCallbackAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Callback = id, Agent = new("bob") })).EnsureApplied();
        Assert.Null(ticket.Callbacks[0].StartedAt);
        ticket = (await fixture.Callbacks.StartCallbackAsync(Start(ticket, id, "bob"))).EnsureApplied();

        Assert.Equal((3, fixture.Clock.GetUtcNow()), (ticket.Callbacks[0].Attempts, ticket.Callbacks[0].StartedAt!.Value));
        Assert.Equal([("ann", 1), ("ann", 2), ("bob", 3)], (await fixture.EventsAsync<CallbackStarted>()).Select(e => (e.Agent.Value, e.Attempt)));
    }

    [Fact]
    [Trait("Feature", "tickets.callbacks")]
    public async Task A_callback_at_the_end_of_time_and_one_that_is_never_missed_stop_nobody()
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync("memory", options => options.Callbacks.MissedAfter = TimeSpan.MaxValue);
        Ticket ticket = (await fixture.Callbacks.RequestCallbackAsync(Request(await fixture.CreateTicketAsync()) with { DueAt = DateTimeOffset.MaxValue })).EnsureApplied();
        ticket = (await fixture.Callbacks.RequestCallbackAsync(Request(ticket) with { DueAt = Utc(2, 10) })).EnsureApplied();

        await fixture.GoToAsync(Utc(20, 9));

        Assert.All((await fixture.GetAsync(ticket)).Callbacks, callback => Assert.Equal(CallbackState.Open, callback.State));
        Assert.Single(await fixture.EventsAsync<CallbackEscalated>());
    }

    private static RequestCallback Request(Ticket ticket) => new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, CallbackReason = "Price of the part", ContactPoint = Phone };

    private static StartCallback Start(Ticket ticket, string callback, string agent) => new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Callback = callback, Agent = new(agent) };

    private static CompleteCallback Complete(Ticket ticket, string callback, CallbackOutcome outcome) =>
        new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Callback = callback, Outcome = outcome };

    private static DateTimeOffset Utc(int day, int hour, int minute = 0) => new(2026, 3, day, hour, minute, 0, TimeSpan.Zero);
}
