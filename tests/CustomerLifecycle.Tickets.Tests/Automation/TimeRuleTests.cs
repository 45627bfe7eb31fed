using CustomerLifecycle.Calendars;
using CustomerLifecycle.Events;
using static CustomerLifecycle.Tickets.TicketFixture;

namespace CustomerLifecycle.Tickets.Automation;

public sealed class TimeRuleTests
{
    private static readonly TicketActor Customer = TicketActor.Customer(new("c-1"));

    public static TheoryData<string> Storages => ["memory", "sqlite", "postgresql"];

    [Theory]
    [Trait("Feature", "tickets.auto-close")]
    [MemberData(nameof(Storages))]
    public async Task A_solved_ticket_is_closed_after_three_business_days_over_nights_weekends_and_holidays(string kind)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind, options => options
            .AddCalendar("holidays", BusinessCalendar.InZone("UTC").Weekdays("09:00-17:00").Holiday(new DateOnly(2026, 3, 9)).Build())
            .AutoClose("after-sales", businessDays: 3, "holidays"));
        await fixture.GoToAsync(Utc(5, 20));
        Ticket ticket = await RuleTests.SolveAsync(fixture);

        // Solved on Thursday night; Friday is the first day, Monday a holiday, Wednesday the third; at that time of day it is night again.
        await fixture.GoToAsync(Utc(11, 23));
        Assert.Equal("Solved", (await fixture.Tickets.GetAsync(Tenant, ticket.Id))!.State);
        await fixture.GoToAsync(Utc(12, 9));

        ticket = (await fixture.Tickets.GetAsync(Tenant, ticket.Id))!;
        Assert.Equal("Closed", ticket.State);
        TicketHistoryEntry closed = (await fixture.Tickets.GetHistoryAsync(Tenant, ticket.Id))[^1];
        Assert.Equal(("system:rule/auto-close/after-sales", "fire:Close"), (closed.Actor, closed.Action));
        Assert.Equal(Utc(12, 9), closed.At);
        await fixture.GoToAsync(Utc(30, 9));
        Assert.Equal(ticket.Version, (await fixture.Tickets.GetAsync(Tenant, ticket.Id))!.Version);
    }

    [Theory]
    [Trait("Feature", "tickets.auto-close")]
    [MemberData(nameof(Storages))]
    public async Task A_customer_who_confirms_or_replies_in_time_decides_instead(string kind)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind, options => options.AutoClose("after-sales", 3, "office"));
        Ticket confirmed = await RuleTests.SolveAsync(fixture);
        Ticket replied = await RuleTests.SolveAsync(fixture, NewTicket("two"));
        await fixture.GoToAsync(Utc(3, 10));
        confirmed = (await fixture.Tickets.FireAsync(new() { Tenant = Tenant, Ticket = confirmed.Id, Actor = Customer, Trigger = "Confirm" })).EnsureApplied();
        replied = await fixture.CommentAsync(replied, Customer);
        Assert.Equal(("InProgress", 1), (replied.State, replied.ReopenCount));

        await fixture.GoToAsync(Utc(20, 9));

        Assert.Equal(confirmed.Version, (await fixture.Tickets.GetAsync(Tenant, confirmed.Id))!.Version);
        replied = (await fixture.Tickets.GetAsync(Tenant, replied.Id))!;
        Assert.Equal("InProgress", replied.State);

        // Solved once more, the days are counted anew.
        await fixture.FireAsync(replied, "Solve", ("resolution", "another seal"));
        await fixture.GoToAsync(Utc(24, 17));
        Assert.Equal("Solved", (await fixture.Tickets.GetAsync(Tenant, replied.Id))!.State);
        await fixture.GoToAsync(Utc(26, 17));
        Assert.Equal("Closed", (await fixture.Tickets.GetAsync(Tenant, replied.Id))!.State);
    }

    [Theory]
    [Trait("Feature", "tickets.time-rules")]
    [MemberData(nameof(Storages))]
    public async Task A_time_rule_counts_business_hours_repeats_to_its_maximum_and_stops_when_its_reason_is_gone(string kind)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind, options => options.AddTimeRule(new()
        {
            Name = "unanswered",
            Since = TimeRuleAnchor.CustomerReply,
            After = TimeSpan.FromHours(4),
            Calendar = "office",
            RepeatEvery = TimeSpan.FromHours(8),
            Maximum = 3,
            Then = [new TicketAction.AddNote("unanswered")],
        }));
        Ticket forgotten = await fixture.CreateTicketAsync();
        Ticket answered = await fixture.CreateTicketAsync("two");
        await fixture.GoToAsync(Utc(2, 15));
        await fixture.CommentAsync(forgotten, Customer);
        await fixture.CommentAsync(answered, Customer);
        await fixture.GoToAsync(Utc(2, 16));
        await fixture.CommentAsync(answered, Ann);

        await fixture.GoToAsync(Utc(20, 9));

        Assert.Equal([Utc(3, 11), Utc(4, 11), Utc(5, 11)], await NotesAsync(fixture, forgotten));
        Assert.Empty(await NotesAsync(fixture, answered));

        // The customer writes again: counted anew, though the maximum was reached.
        await fixture.CommentAsync(forgotten, Customer);
        await fixture.GoToAsync(Utc(20, 13));
        Assert.Equal(Utc(20, 13), (await NotesAsync(fixture, forgotten))[^1]);
    }

    [Fact]
    [Trait("Feature", "tickets.time-rules")]
    public async Task A_rule_before_a_due_time_moves_with_it_and_runs_once_for_a_clock()
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync("memory", options => options.AddTimeRule(new()
        {
            Name = "soon due",
            Since = TimeRuleAnchor.Due,
            Target = SlaTargetKind.Resolution,
            After = TimeSpan.FromHours(-2),
            Calendar = "office",
            Then = [new TicketAction.AddNote("soon due")],
        }));

        // 16 business hours from Monday 09:00 end on Tuesday 17:00; four hours of waiting for the customer move that to Wednesday 13:00.
        Ticket ticket = await fixture.FireAsync(await fixture.CreateTicketAsync(), "Start");
        await fixture.GoToAsync(Utc(3, 10));
        ticket = await fixture.FireAsync(ticket, "AskCustomer");
        await fixture.GoToAsync(Utc(3, 14));
        await fixture.FireAsync(ticket, "CustomerAnswered");
        await fixture.GoToAsync(Utc(4, 12));
        Assert.Equal([Utc(4, 11)], await NotesAsync(fixture, ticket));

        await fixture.FireAsync(ticket, "AskCustomer");
        await fixture.GoToAsync(Utc(4, 14));
        await fixture.FireAsync(ticket, "CustomerAnswered");
        await fixture.GoToAsync(Utc(20, 9));
        Assert.Equal([Utc(4, 11)], await NotesAsync(fixture, ticket));
    }

    [Fact]
    [Trait("Feature", "tickets.time-rules")]
    public async Task A_rule_follows_the_date_in_a_field_and_its_condition_is_judged_again()
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync("memory", options => options
            .AddCalendar("shanghai", BusinessCalendar.InZone("Asia/Shanghai").Weekdays("09:00-18:00").Build())
            .AddTimeRule(new()
            {
                Name = "visit",
                Since = TimeRuleAnchor.Field,
                Field = "visit",
                After = TimeSpan.FromHours(-1),
                Calendar = "shanghai",
                If = When.Property("tags").Contains("confirmed"),
                Then = [new TicketAction.AddNote("visit")],
            }));
        Ticket ticket = await fixture.CreateTicketAsync();
        UpdateTicket update = new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann };
        await fixture.Tickets.UpdateAsync(update with { Fields = new Dictionary<string, string> { ["visit"] = "2026-03-05" } });
        await fixture.Tickets.UpdateAsync(update with { Fields = new Dictionary<string, string> { ["visit"] = "2026-03-06" } });
        await fixture.GoToAsync(Utc(5, 0));
        Assert.Empty(await NotesAsync(fixture, ticket));

        // An hour of business before Friday in Shanghai begins: Thursday, 17:00 there.
        await fixture.Tickets.UpdateAsync(update with { Tags = ["confirmed"] });
        await fixture.GoToAsync(Utc(20, 0));
        Assert.Equal([Utc(5, 9)], await NotesAsync(fixture, ticket));
    }

    [Theory]
    [Trait("Feature", "tickets.time-rules")]
    [InlineData(TimeRuleAnchor.Created, 3)]
    [InlineData(TimeRuleAnchor.State, 4)]
    [InlineData(TimeRuleAnchor.Category, 4)]
    [InlineData(TimeRuleAnchor.AgentReply, 5)]
    [InlineData(TimeRuleAnchor.Update, 5)]
    public async Task Plain_time_counts_from_each_anchor(TimeRuleAnchor since, int expectedDay)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync("memory", options => options.AddTimeRule(new()
        {
            Name = "a day",
            Since = since,
            State = "InProgress",
            Category = StateCategory.Open,
            After = TimeSpan.FromDays(1),
            Then = [new TicketAction.AddNote("a day")],
        }));
        Ticket ticket = await fixture.CreateTicketAsync();
        await fixture.GoToAsync(Utc(3, 9).AddTicks(-1));
        if (since != TimeRuleAnchor.Created)
        {
            await fixture.GoToAsync(Utc(3, 9));
            ticket = await fixture.FireAsync(ticket, "Start");
            Assert.Equal(Utc(3, 9), ticket.StateSince);
        }

        if (since is TimeRuleAnchor.AgentReply or TimeRuleAnchor.Update)
        {
            await fixture.GoToAsync(Utc(4, 9).AddTicks(-1));
            await fixture.CommentAsync(ticket, Ann);
        }

        await fixture.GoToAsync(Utc(20, 9));

        Assert.Equal(expectedDay, (await NotesAsync(fixture, ticket))[^1].AddTicks(1).Day);
    }

    [Fact]
    [Trait("Feature", "tickets.time-rules")]
    public async Task A_time_rule_that_is_refused_says_why_and_does_not_run_again()
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync("memory", options => options.AddTimeRule(new()
        {
            Name = "hasty",
            Since = TimeRuleAnchor.Created,
            After = TimeSpan.FromHours(1),
            Then = [new TicketAction.Fire("Solve")],
        }));
        Ticket ticket = await fixture.CreateTicketAsync();
        await fixture.GoToAsync(Utc(20, 9));

        TicketHistoryEntry refused = Assert.Single(await fixture.Tickets.GetHistoryAsync(Tenant, ticket.Id), entry => entry.Action == "rule-refused");
        Assert.StartsWith("not-permitted: ", refused.Reason);
    }

    [Theory]
    [Trait("Feature", "tickets.time-rules")]
    [MemberData(nameof(Storages))]
    public async Task Tickets_that_were_there_before_a_rule_are_taken_up_on_request(string kind)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind, options => options.AddTimeRule(new()
        {
            Name = "late comer",
            Since = TimeRuleAnchor.Category,
            Category = StateCategory.Solved,
            After = TimeSpan.FromDays(1),
            Then = [new TicketAction.Fire("Close")],
        }));
        Ticket old = await RuleTests.SolveAsync(fixture);
        await fixture.CreateTicketAsync("open");
        await fixture.ForgetDueTimesAsync();
        await fixture.GoToAsync(Utc(5, 9));
        Assert.Equal("Solved", (await fixture.Tickets.GetAsync(Tenant, old.Id))!.State);

        Assert.Equal(1, await fixture.Tickets.RescheduleTimeRulesAsync(Tenant, new() { Type = "after-sales", Take = 1 }));
        Assert.Equal(0, await fixture.Tickets.RescheduleTimeRulesAsync(new("other"), new()));
        await fixture.GoToAsync(Utc(5, 9));

        Assert.Equal("Closed", (await fixture.Tickets.GetAsync(Tenant, old.Id))!.State);
    }

    [Theory]
    [Trait("Feature", "tickets.time-rules")]
    [InlineData("9999-12-31")]
    [InlineData("0001-01-01")]
    [InlineData("0206-03-01")]
    [InlineData("2299-12-31")]
    [InlineData("1900-01-01")]
    [InlineData("2926-03-01")]
    [InlineData("9999-12-31T23:59:59Z")]
    public async Task A_date_that_no_calendar_reaches_is_never_due_and_stops_nobody(string date)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync("memory", options =>
        {
            foreach ((string name, string? calendar, int? days, int hours) in new[] { ("a", (string?)null, (int?)null, 24), ("b", null, null, -24), ("c", "office", null, 1), ("d", "office", null, -1), ("e", "office", 3, 0) })
            {
                options.AddTimeRule(new()
                {
                    Name = name, Since = TimeRuleAnchor.Field, Field = "visit", Calendar = calendar, BusinessDays = days, After = days is null ? TimeSpan.FromHours(hours) : null,
                    Then = [new TicketAction.AddNote("due")],
                });
            }
        });
        Ticket ticket = (await fixture.Tickets.CreateAsync(NewTicket() with { Fields = new Dictionary<string, string> { ["visit"] = date } })).EnsureApplied();

        await fixture.CommentAsync(ticket, Ann);
        await fixture.Tickets.RescheduleTimeRulesAsync(Tenant, new());
        UpdateTicket mend = new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Fields = new Dictionary<string, string> { ["visit"] = "2026-03-04" } };
        (await fixture.Tickets.UpdateAsync(mend)).EnsureApplied();
        await fixture.GoToAsync(Utc(10, 9));

        Assert.Equal(5, (await NotesAsync(fixture, ticket)).Count(at => at >= Utc(3, 0)));
    }

    private static async Task<DateTimeOffset[]> NotesAsync(TicketFixture fixture, Ticket ticket) =>
        [.. (await fixture.Tickets.GetCommentsAsync(Tenant, ticket.Id)).Where(comment => !comment.IsPublic).Select(comment => comment.At)];

    private static DateTimeOffset Utc(int day, int hour) => new(2026, 3, day, hour, 0, 0, TimeSpan.Zero);
}
