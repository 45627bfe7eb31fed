using CustomerLifecycle.Events;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using static CustomerLifecycle.Tickets.TicketFixture;

namespace CustomerLifecycle.Tickets.Automation;

public sealed class RuleTests
{
    public static TheoryData<string> Storages => ["memory", "sqlite", "postgresql"];

    [Theory]
    [Trait("Feature", "tickets.rules")]
    [MemberData(nameof(Storages))]
    public async Task A_rule_is_stored_with_what_caused_it_and_the_history_names_it(string kind)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind, options => options.AddRule(TicketRule.Create("vip-first")
            .OnEvent(new TicketRuleEvent.Created())
            .OnlyIf(When.Property("customerLevel").Is("vip"))
            .Do(new TicketAction.SetPriority("urgent"), new TicketAction.AddTags("vip"), new TicketAction.AddNote("{number} is a {priority} {fields.model}"))));

        Ticket plain = await fixture.CreateTicketAsync();
        CreateTicket command = NewTicket("mail-1") with { CustomerLevel = "vip", Fields = new Dictionary<string, string> { ["model"] = "K2" } };
        Ticket vip = (await fixture.Tickets.CreateAsync(command)).EnsureApplied();

        Assert.Equal(("normal", 1), (plain.Priority, plain.Version));
        Assert.Equal(("urgent", 4, "vip"), (vip.Priority, vip.Version, Assert.Single(vip.Tags)));
        IReadOnlyList<TicketHistoryEntry> history = await fixture.Tickets.GetHistoryAsync(Tenant, vip.Id);
        Assert.Equal(
            [("agent:ann", "create"), ("system:rule/vip-first", "update"), ("system:rule/vip-first", "update"), ("system:rule/vip-first", "note")],
            history.Select(entry => (entry.Actor, entry.Action)));
        Assert.Equal("T000002 is a urgent K2", Assert.Single(await fixture.Tickets.GetCommentsAsync(Tenant, vip.Id)).Text);
        Assert.Equal(TicketJson.Write(vip), TicketJson.Write(TicketHistory.Rebuild(history)));
        Assert.Equal(TicketJson.Write(vip), TicketJson.Write((await fixture.Tickets.CreateAsync(command)).EnsureApplied()));
        Assert.Equal(TicketJson.Write(vip), TicketJson.Write((await fixture.Tickets.GetAsync(Tenant, vip.Id))!));
    }

    [Theory]
    [Trait("Feature", "tickets.rules")]
    [MemberData(nameof(Storages))]
    public async Task A_rule_asks_for_a_call_back_and_the_agent_who_took_the_contact_has_it(string kind)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind, options => options.AddRule(TicketRule.Create("call the unhappy")
            .OnEvent(new TicketRuleEvent.Created())
            .OnlyIf(When.Property("customerLevel").Is("vip"))
            .Do(new TicketAction.RequestCallback("About {number}", TimeSpan.FromHours(2)), new TicketAction.RequestCallback("Ask the lead", Group: "leads", Agent: new("lead")))));

        Ticket vip = (await fixture.Tickets.CreateAsync(NewTicket() with { CustomerLevel = "vip", ContactPoint = new(ContactPointKind.Phone, "+8613800138000") })).EnsureApplied();
        Assert.Empty((await fixture.CreateTicketAsync()).Callbacks);

        TicketCallback due = Assert.Single(await fixture.Callbacks.GetCallbacksAsync(Tenant, new() { Agent = new("ann") }));
        Assert.Equal(
            (vip.Id, "About T000001", CallbackOrigin.Rule, "desk", fixture.Clock.GetUtcNow().AddHours(2), "+8613800138000"),
            (due.Ticket.Id, due.Callback.Reason, due.Callback.Origin, due.Callback.Group, due.Callback.DueAt, due.Callback.ContactPoint!.Value));
        Assert.Equal([("ann", "desk"), ("lead", "leads")], (await fixture.EventsAsync<CallbackRequested>()).Select(e => (e.Agent!.Value.Value, e.Group)));
        Assert.Equal(2, vip.Callbacks.Select(callback => callback.Id).Distinct().Count());
        Assert.Equal(["agent:ann", "system:rule/call the unhappy", "system:rule/call the unhappy"], (await fixture.Tickets.GetHistoryAsync(Tenant, vip.Id)).Select(entry => entry.Actor));

        // It goes on as any other: nobody calls, so the whole group gets it.
        await fixture.GoToAsync(due.Callback.DueAt.AddMinutes(15));
        Assert.Null((await fixture.GetAsync(vip)).Callbacks[0].Agent);
    }

    [Fact]
    [Trait("Feature", "tickets.rules")]
    public async Task A_call_back_that_cannot_be_is_said_at_start_with_its_place()
    {
        OptionsValidationException e = await Assert.ThrowsAsync<OptionsValidationException>(async () =>
        {
            await using TicketFixture fixture = await TicketFixture.CreateAsync("memory", options => options.AddRule(TicketRule.Create("r")
                .OnEvent(new TicketRuleEvent.Created()).Do(new TicketAction.RequestCallback("{nobody}", TimeSpan.FromDays(-1), Group: ""))));
            fixture.Get<IOptions<TicketsOptions>>().Value.ToString();
        });

        Assert.Contains("unknown placeholders: {nobody}", e.Message);
        Assert.Contains("the delay is -1.00:00:00; give zero to 366 days", e.Message);
        Assert.Contains("a group", e.Message);
        const string Json = """{"rules":[{"name":"r","on":[{"event":"created"}],"then":[{"do":"requestCallback","reason":"About {number}","delay":"02:00:00"}]}]}""";
        Assert.Equal(new TicketAction.RequestCallback("About {number}", TimeSpan.FromHours(2)), Assert.Single(Assert.Single(AutomationDocument.FromJson(Json).Rules).Then));
    }

    [Theory]
    [Trait("Feature", "tickets.rules")]
    [MemberData(nameof(Storages))]
    public async Task A_refused_rule_leaves_the_command_as_it_is_and_says_why(string kind)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind, options => options.AddRule(TicketRule.Create("hasty")
            .OnEvent(new TicketRuleEvent.Transitioned(Trigger: "Start"))
            .Do(new TicketAction.AddTags("hasty"), new TicketAction.Fire("Solve"))));

        Ticket ticket = await fixture.FireAsync(await fixture.CreateTicketAsync(), "Start");

        // All of a rule or nothing: the tag is not there either.
        Assert.Equal(("InProgress", 0), (ticket.State, ticket.Tags.Count));
        TicketHistoryEntry refused = (await fixture.Tickets.GetHistoryAsync(Tenant, ticket.Id))[^1];
        Assert.Equal(("system:rule/hasty", "rule-refused"), (refused.Actor, refused.Action));
        Assert.StartsWith("field-missing: 'Solve' needs the field 'resolution'", refused.Reason);
    }

    [Theory]
    [Trait("Feature", "tickets.rule-loop-guard")]
    [MemberData(nameof(Storages))]
    public async Task Two_rules_that_flip_a_priority_end_and_the_history_shows_what_was_stopped(string kind)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind, options => options
            .AddRule(Flip("down", "high", "low"))
            .AddRule(Flip("up", "low", "high")));
        Ticket ticket = await fixture.CreateTicketAsync();

        ticket = (await fixture.Tickets.UpdateAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Priority = "high" })).EnsureApplied();

        Assert.Equal(
            [("agent:ann", "create"), ("agent:ann", "update"), ("system:rule/down", "update"), ("system:rule/up", "update"), ("system:rule/down", "rule-stopped")],
            (await fixture.Tickets.GetHistoryAsync(Tenant, ticket.Id)).Select(entry => (entry.Actor, entry.Action)));
        Assert.Equal("high", ticket.Priority);
    }

    [Fact]
    [Trait("Feature", "tickets.rules")]
    public async Task Rules_run_in_their_order_and_cause_each_other()
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync("memory", options => options
            .AddRule(TicketRule.Create("third").OnEvent(new TicketRuleEvent.HandedOver(To: "repair")).Do(new TicketAction.Assign(new AgentId("rob"))))
            .AddRule(TicketRule.Create("first").OnEvent(new TicketRuleEvent.Created()).Do(new TicketAction.AddTags("a")))
            .AddRule(TicketRule.Create("second").OnEvent(new TicketRuleEvent.Updated(["tags"])).OnlyIf(When.Property("tags").Contains("a")).Do(new TicketAction.HandOver("repair"))));

        Ticket ticket = await fixture.CreateTicketAsync();

        Assert.Equal(("repair", "rob"), (ticket.Group, ticket.Assignee!.Value.Value));
        Assert.Equal(
            ["agent:ann", "system:rule/first", "system:rule/second", "system:rule/third"],
            (await fixture.Tickets.GetHistoryAsync(Tenant, ticket.Id)).Select(entry => entry.Actor));
        Assert.Equal("rob", Assert.Single(await fixture.EventsAsync<TicketAssigned>()).Agent!.Value.Value);
    }

    [Fact]
    [Trait("Feature", "tickets.rules")]
    public async Task A_rule_takes_a_ticket_from_nobody()
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync("memory", options => options
            .AddRule(TicketRule.Create("to-bob").OnEvent(new TicketRuleEvent.Updated(["priority"])).Do(new TicketAction.Assign(new AgentId("bob"))))
            .AddRule(TicketRule.Create("to-repair").OnEvent(new TicketRuleEvent.Updated(["tags"])).Do(new TicketAction.HandOver("repair")))
            .AddRule(TicketRule.Create("on-purpose").OnEvent(new TicketRuleEvent.Updated(["subject"])).Do(new TicketAction.HandOver("repair", EvenIfAssigned: true))));
        Ticket ticket = (await fixture.Tickets.CreateAsync(NewTicket() with { Assignee = new AgentId("ann") })).EnsureApplied();
        UpdateTicket update = new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann };

        ticket = (await fixture.Tickets.UpdateAsync(update with { Priority = "high", Tags = ["x"] })).EnsureApplied();
        Assert.Equal(("ann", "desk"), (ticket.Assignee!.Value.Value, ticket.Group));
        Assert.Equal(2, (await fixture.Tickets.GetHistoryAsync(Tenant, ticket.Id)).Count(entry => entry.Action == "rule-refused" && entry.Reason!.StartsWith("already-assigned", StringComparison.Ordinal)));

        ticket = (await fixture.Tickets.UpdateAsync(update with { Subject = "Broken" })).EnsureApplied();
        Assert.Equal((null, "repair"), (ticket.Assignee, ticket.Group));
    }

    [Fact]
    [Trait("Feature", "tickets.rules")]
    public async Task What_a_machine_wrote_reopens_nothing_and_moves_no_clock()
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync("memory", options => options.AutoClose("after-sales", 3, "office"));
        Ticket ticket = await SolveAsync(fixture);
        AddComment reply = new() { Tenant = Tenant, Ticket = ticket.Id, Actor = TicketActor.Customer(new("c-1")), Text = "I am on holiday.", IsPublic = true, IsAutomatic = true };

        ticket = (await fixture.Tickets.CommentAsync(reply)).EnsureApplied();
        Assert.Equal(("Solved", null), (ticket.State, ticket.LastCustomerReplyAt));
        Assert.Null(ticket.Sla!.Clock(SlaTargetKind.NextResponse));
        Assert.True(Assert.Single(await fixture.EventsAsync<TicketReplied>()).IsAutomatic);

        ticket = (await fixture.Tickets.CommentAsync(reply with { IsAutomatic = false })).EnsureApplied();
        Assert.Equal(("InProgress", fixture.Clock.GetUtcNow()), (ticket.State, ticket.LastCustomerReplyAt));
    }

    [Fact]
    [Trait("Feature", "tickets.rules")]
    public async Task An_escalation_sets_off_a_rule_once()
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync("memory", options => options
            .AddRule(TicketRule.Create("escalated").OnEvent(new TicketRuleEvent.SlaEscalated(SlaTargetKind.FirstResponse, 1)).Do(new TicketAction.AddTags("late")))
            .AddRule(TicketRule.Create("breached").OnEvent(new TicketRuleEvent.SlaBreached(SlaTargetKind.FirstResponse)).Do(new TicketAction.SetPriority("urgent"))));
        Ticket ticket = await fixture.CreateTicketAsync();

        await fixture.GoToAsync(fixture.Clock.GetUtcNow().AddHours(1));
        Assert.Equal(("normal", "late"), ((await fixture.Tickets.GetAsync(Tenant, ticket.Id))!.Priority, (await fixture.Tickets.GetAsync(Tenant, ticket.Id))!.Tags[0]));

        await fixture.GoToAsync(fixture.Clock.GetUtcNow().AddDays(1));
        Assert.Equal("urgent", (await fixture.Tickets.GetAsync(Tenant, ticket.Id))!.Priority);
        Assert.Single((await fixture.Tickets.GetHistoryAsync(Tenant, ticket.Id)), entry => entry.Actor == "system:rule/breached");
    }

    [Theory]
    [Trait("Feature", "tickets.rules")]
    [MemberData(nameof(Storages))]
    public async Task An_effect_of_a_rule_runs_after_the_commit(string kind)
    {
        Bell bell = new();
        await using TicketFixture fixture = await TicketFixture.CreateAsync(
            kind,
            options => options.AddRule(TicketRule.Create("ring").OnEvent(new TicketRuleEvent.Created()).Do(new TicketAction.RunEffect("bell"))),
            services => services.AddSingleton<ITicketEffect>(bell));

        Ticket ticket = await fixture.CreateTicketAsync();
        Assert.Empty(bell.Rung);
        await fixture.GoToAsync(fixture.Clock.GetUtcNow());

        Assert.Equal((ticket.Id, ticket.Version, "system:rule/ring"), Assert.Single(bell.Rung));
    }

    [Fact]
    [Trait("Feature", "tickets.rules")]
    public async Task A_filled_in_text_that_is_too_long_is_refused_like_any_other()
    {
        string text = string.Concat(Enumerable.Repeat("{fields.long}", 20));
        await using TicketFixture fixture = await TicketFixture.CreateAsync("memory", options => options
            .AddRule(TicketRule.Create("long").OnEvent(new TicketRuleEvent.Created()).Do(new TicketAction.AddNote(text))));

        Ticket ticket = (await fixture.Tickets.CreateAsync(NewTicket() with { Fields = new Dictionary<string, string> { ["long"] = new('x', 4_000) } })).EnsureApplied();

        Assert.StartsWith("invalid-value: ", (await fixture.Tickets.GetHistoryAsync(Tenant, ticket.Id))[^1].Reason);
    }

    internal static async Task<Ticket> SolveAsync(TicketFixture fixture, CreateTicket? command = null)
    {
        Ticket ticket = await fixture.FireAsync((await fixture.Tickets.CreateAsync(command ?? NewTicket())).EnsureApplied(), "Start");
        return await fixture.FireAsync(ticket, "Solve", ("resolution", "new seal"));
    }

    private static TicketRule Flip(string name, string from, string to) => TicketRule.Create(name)
        .OnEvent(new TicketRuleEvent.Updated(["priority"])).OnlyIf(When.Property("priority").Is(from)).Do(new TicketAction.SetPriority(to));

    private sealed class Bell : ITicketEffect
    {
        public List<(TicketId, long, string)> Rung { get; } = [];

        public string Name => "bell";

        public Task RunAsync(TicketEffect effect, CancellationToken cancellationToken)
        {
            Rung.Add((effect.Ticket, effect.Version, effect.Trigger));
            return Task.CompletedTask;
        }
    }
}
