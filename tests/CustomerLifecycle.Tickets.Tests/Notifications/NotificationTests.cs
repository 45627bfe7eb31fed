using CustomerLifecycle.Events;
using static CustomerLifecycle.Tickets.TicketFixture;

namespace CustomerLifecycle.Tickets.Notifications;

public sealed class NotificationTests
{
    public static TheoryData<string> Storages => ["memory", "sqlite", "postgresql"];

    [Theory]
    [Trait("Feature", "tickets.notices")]
    [MemberData(nameof(Storages))]
    public async Task Whoever_is_known_by_address_only_is_told_and_of_nobody_the_history_says_so(string kind)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind, options => options
            .AskForSatisfaction(new() { Delay = TimeSpan.FromHours(1) })
            .AddNotice(new() { Name = "received", On = [new TicketRuleEvent.Created()], Text = "{number}" }));
        CreateTicket command = NewTicket() with { Customer = null, ContactPoint = new(ContactPointKind.Email, "lee@example.com") };
        Ticket byAddress = (await fixture.Tickets.CreateAsync(command)).EnsureApplied();
        Ticket nobodys = (await fixture.Tickets.CreateAsync(command with { ContactPoint = null })).EnsureApplied();

        TicketNotificationRequested asked = Assert.Single(await fixture.EventsAsync<TicketNotificationRequested>());
        Assert.Equal((byAddress.Id, null), (asked.Ticket, asked.Customer));
        Assert.Equal(("notify-nobody", "system:notice/received"), (await fixture.Tickets.GetHistoryAsync(Tenant, nobodys.Id))[^1] is var entry ? (entry.Action, entry.Actor) : default);

        await fixture.FireAsync(await fixture.FireAsync(byAddress, "Start"), "Solve", ("resolution", "new seal"));
        await fixture.GoToAsync(new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero));
        Assert.Empty(await fixture.EventsAsync<TicketSatisfactionRequested>());
        Assert.Contains("known customers", Assert.Single(await fixture.Tickets.GetHistoryAsync(Tenant, byAddress.Id), entry => entry.Actor == "system:satisfaction").Reason, StringComparison.Ordinal);
    }

    [Theory]
    [Trait("Feature", "tickets.notices")]
    [MemberData(nameof(Storages))]
    public async Task The_customer_is_told_of_the_transitions_a_policy_names_once(string kind)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind, options => options
            .AddNotice(Notice("received", new TicketRuleEvent.Created()) with { Text = "We have your request {number}, {fields.model}." })
            .AddNotice(Notice("solved", new TicketRuleEvent.Transitioned(ToCategory: StateCategory.Solved)) with { Channels = [Channel.Sms, Channel.Email] }));

        Ticket ticket = (await fixture.Tickets.CreateAsync(NewTicket("mail-1") with { Fields = new Dictionary<string, string> { ["model"] = "K2" } })).EnsureApplied();
        await fixture.Tickets.CreateAsync(NewTicket("mail-1"));
        ticket = await fixture.FireAsync(ticket, "Start");
        ticket = await fixture.FireAsync(ticket, "Solve", ("resolution", "new seal"));

        IReadOnlyList<TicketNotificationRequested> notices = await fixture.EventsAsync<TicketNotificationRequested>();
        Assert.Equal(["We have your request T000001, K2.", "T000001: Solved"], notices.Select(notice => notice.Text));
        Assert.All(notices, notice => Assert.Equal((TicketNotificationAudience.Customer, new CustomerId("c-1")), (notice.Audience, notice.Customer!.Value)));
        Assert.Equal([Channel.Sms, Channel.Email], notices[1].Channels!);
        Assert.Equal(["create", "notify", "fire:Start", "fire:Solve", "notify"], (await fixture.Tickets.GetHistoryAsync(Tenant, ticket.Id)).Select(entry => entry.Action));
    }

    [Fact]
    [Trait("Feature", "tickets.notices")]
    public async Task One_command_tells_nobody_twice_and_nobody_what_they_did_themselves()
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync("memory", options => options
            .AddNotice(Notice("created", new TicketRuleEvent.Created()))
            .AddNotice(Notice("assigned", new TicketRuleEvent.Assigned()))
            .AddNotice(Notice("yours", new TicketRuleEvent.Assigned()) with { To = TicketNotificationAudience.Assignee })
            .AddNotice(Notice("for the desk", new TicketRuleEvent.Created()) with { To = TicketNotificationAudience.Group })
            .AddRule(TicketRule.Create("also").OnEvent(new TicketRuleEvent.Created()).Do(new TicketAction.Notify("assigned"))));

        Ticket ticket = (await fixture.Tickets.CreateAsync(NewTicket() with { Assignee = new AgentId("bob") })).EnsureApplied();
        Assert.Equal(
            [("created", null, null), ("yours", "bob", null), ("for the desk", null, "desk")],
            (await fixture.EventsAsync<TicketNotificationRequested>()).Select(notice => (notice.Notice, notice.Agents?[0].Value, notice.Group)));

        fixture.Log.Events.Clear();
        await fixture.Tickets.AssignAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Agent = new("ann") });
        Assert.Equal(["assigned"], (await fixture.EventsAsync<TicketNotificationRequested>()).Select(notice => notice.Notice));
    }

    [Fact]
    [Trait("Feature", "tickets.notices")]
    public async Task Watchers_are_told_what_they_asked_for()
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync("memory", options => options
            .AddRule(TicketRule.Create("watch").OnEvent(new TicketRuleEvent.Created()).Do(
                new TicketAction.AddWatcher(new AgentId("wim")), new TicketAction.AddWatcher(new AgentId("rita"), TicketNotices.Replies)))
            .AddNotice(Notice("moved", new TicketRuleEvent.Transitioned()) with { To = TicketNotificationAudience.Watchers })
            .AddNotice(Notice("said", new TicketRuleEvent.Replied(IsPublic: true)) with { To = TicketNotificationAudience.Watchers }));

        Ticket ticket = await fixture.CreateTicketAsync();
        ticket = await fixture.FireAsync(ticket, "Start");
        await fixture.CommentAsync(ticket, Ann);

        Assert.Equal(
            ["moved: wim", "said: wim, rita"],
            (await fixture.EventsAsync<TicketNotificationRequested>()).Select(notice => notice.Notice + ": " + string.Join(", ", notice.Agents!.Select(agent => agent.Value))));
    }

    [Theory]
    [Trait("Feature", "tickets.notices")]
    [MemberData(nameof(Storages))]
    public async Task Watchers_outside_are_told_of_what_is_public_and_nothing_else(string kind)
    {
        ContactPoint wife = new(ContactPointKind.Email, "wife@example.org");
        ContactPoint boss = new(ContactPointKind.Phone, "+8613800138000");
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind, options => options
            .AddNotice(Notice("moved", new TicketRuleEvent.Transitioned()) with { To = TicketNotificationAudience.Watchers, Hours = "office" })
            .AddNotice(Notice("said", new TicketRuleEvent.Replied()) with { To = TicketNotificationAudience.Watchers })
            .AddNotice(Notice("by rule") with { To = TicketNotificationAudience.Watchers })
            .AddRule(TicketRule.Create("tell").OnEvent(new TicketRuleEvent.Created()).Do(new TicketAction.Notify("by rule"))));
        Ticket ticket = (await fixture.Tickets.CreateAsync(NewTicket() with
        {
            Watchers = [TicketWatcher.Of(new AgentId("wim")), TicketWatcher.Of(wife), TicketWatcher.Of(boss, TicketNotices.Replies)],
        })).EnsureApplied();
        await fixture.CommentAsync(ticket, Ann, isPublic: false);
        await fixture.CommentAsync(ticket, Ann);
        await fixture.GoToAsync(Utc(2, 22));
        await fixture.FireAsync(ticket, "Start");
        await fixture.GoToAsync(Utc(3, 9));

        Assert.Equal(
            ["by rule: wim /", "said: wim /", "said: wim / wife@example.org, +8613800138000", "moved: wim / wife@example.org"],
            (await fixture.EventsAsync<TicketNotificationRequested>()).Select(notice => $"{notice.Notice}: {string.Join(", ", notice.Agents!.Select(agent => agent.Value))} / {string.Join(", ", notice.ContactPoints?.Select(point => point.Value) ?? [])}".Trim()));
    }

    [Theory]
    [Trait("Feature", "tickets.quiet-hours")]
    [MemberData(nameof(Storages))]
    public async Task What_happens_at_midnight_is_told_in_the_morning_as_it_is_then(string kind)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind, options => options
            .AddNotice(Notice("moved", new TicketRuleEvent.Transitioned()) with { Hours = "office" })
            .AddNotice(Notice("late", new TicketRuleEvent.SlaBreached()) with { Hours = "office", To = TicketNotificationAudience.Group }));
        Ticket ticket = await fixture.CreateTicketAsync();
        await fixture.GoToAsync(Utc(6, 23));
        ticket = await fixture.FireAsync(ticket, "Start");
        await fixture.GoToAsync(Utc(7, 1));
        ticket = await fixture.FireAsync(ticket, "AskCustomer");

        // Saturday and Sunday are quiet too; on Monday there is one message with the latest state.
        await fixture.GoToAsync(Utc(9, 9).AddTicks(-1));
        Assert.Empty(await ToCustomerAsync());
        await fixture.GoToAsync(Utc(9, 9));
        TicketNotificationRequested told = Assert.Single(await ToCustomerAsync());
        Assert.Equal(("T000001: WaitingForCustomer", Utc(9, 9)), (told.Text, told.OccurredAt));

        await fixture.GoToAsync(Utc(20, 9));
        Assert.Single(await ToCustomerAsync());

        // The resolution was due at closing time, when nobody is there any more.
        Assert.Equal([Utc(2, 11), Utc(4, 9)], (await fixture.EventsAsync<TicketNotificationRequested>()).Where(notice => notice.Notice == "late").Select(notice => notice.OccurredAt));
        Assert.Equal(2, (await fixture.Tickets.GetHistoryAsync(Tenant, ticket.Id)).Count(entry => entry.Action == "hold-notice" && entry.Reason == "Customer, until 2026-03-09T09:00:00.0000000+00:00"));

        async Task<IEnumerable<TicketNotificationRequested>> ToCustomerAsync() =>
            (await fixture.EventsAsync<TicketNotificationRequested>()).Where(notice => notice.Audience == TicketNotificationAudience.Customer);
    }

    [Fact]
    [Trait("Feature", "tickets.quiet-hours")]
    public async Task A_notice_that_was_held_and_is_late_is_held_on_and_one_whose_reason_has_gone_is_dropped()
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync("memory", options => options
            .AddNotice(Notice("created", new TicketRuleEvent.Created()) with { Hours = "office", If = When.Not(When.Property("tags").Contains("told")) }));
        await fixture.GoToAsync(Utc(2, 22));
        Ticket late = await fixture.CreateTicketAsync();
        Ticket dropped = await fixture.CreateTicketAsync("two");
        await fixture.Tickets.UpdateAsync(new() { Tenant = Tenant, Ticket = dropped.Id, Actor = Ann, Tags = ["told"] });

        // The host was down all day: what was due in the morning is found in the evening, and must not go out then.
        fixture.Clock.SetUtcNow(Utc(3, 23));
        await fixture.GoToAsync(Utc(3, 23));
        Assert.Empty(await fixture.EventsAsync<TicketNotificationRequested>());
        await fixture.GoToAsync(Utc(20, 9));

        TicketNotificationRequested told = Assert.Single(await fixture.EventsAsync<TicketNotificationRequested>());
        Assert.Equal((late.Id, Utc(4, 9)), (told.Ticket, told.OccurredAt));
    }

    [Theory]
    [Trait("Feature", "tickets.reminders")]
    [MemberData(nameof(Storages))]
    public async Task The_customer_of_an_unresolved_ticket_is_reminded_before_having_to_ask(string kind)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind, options => options
            .AddNotice(Notice("still at it") with { Hours = "office" })
            .AddNotice(Notice("due soon") with { To = TicketNotificationAudience.Assignee })
            .AddTimeRule(new() { Name = "silence", Since = TimeRuleAnchor.Update, After = TimeSpan.FromHours(6), Calendar = "office", RepeatEvery = TimeSpan.FromHours(8), Maximum = 2, Then = [new TicketAction.Notify("still at it")] })
            .AddTimeRule(new() { Name = "due", Since = TimeRuleAnchor.Due, Target = SlaTargetKind.Resolution, After = TimeSpan.FromHours(-1), Calendar = "office", Then = [new TicketAction.Notify("due soon")] }));
        Ticket silent = (await fixture.Tickets.CreateAsync(NewTicket() with { Assignee = new AgentId("bob") })).EnsureApplied();
        Ticket lively = await fixture.CreateTicketAsync("two");
        await fixture.GoToAsync(Utc(2, 14));
        lively = await fixture.CommentAsync(lively, Ann);
        await fixture.FireAsync(lively, "Reject");

        await fixture.GoToAsync(Utc(20, 9));

        Assert.Equal(
            [("still at it", Utc(2, 15)), ("still at it", Utc(3, 15)), ("due soon", Utc(3, 16))],
            (await fixture.EventsAsync<TicketNotificationRequested>()).Where(notice => notice.Ticket == silent.Id).Select(notice => (notice.Notice, notice.OccurredAt)));
        Assert.DoesNotContain(await fixture.EventsAsync<TicketNotificationRequested>(), notice => notice.Ticket == lively.Id);
    }

    private static NotificationPolicy Notice(string name, params TicketRuleEvent[] on) => new() { Name = name, On = on, Text = "{number}: {state}" };

    private static DateTimeOffset Utc(int day, int hour) => new(2026, 3, day, hour, 0, 0, TimeSpan.Zero);
}
