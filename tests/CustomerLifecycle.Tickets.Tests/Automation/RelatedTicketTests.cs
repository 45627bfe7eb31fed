using CustomerLifecycle.Events;
using static CustomerLifecycle.Tickets.Relations.LinkTests;
using static CustomerLifecycle.Tickets.TicketFixture;

namespace CustomerLifecycle.Tickets.Automation;

/// <summary>What automation may not do because of another ticket.</summary>
public sealed class RelatedTicketTests
{
    public static TheoryData<string> Storages => ["memory", "sqlite", "postgresql"];

    [Theory]
    [Trait("Feature", "tickets.rules")]
    [MemberData(nameof(Storages))]
    public async Task A_rule_that_another_ticket_forbids_leaves_the_command_as_it_is(string kind)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind, options => options
            .AddRule(TicketRule.Create("hasty").OnEvent(new TicketRuleEvent.Updated(["tags"])).Do(new TicketAction.AddNote("hasty"), new TicketAction.Fire("Reject"))));
        (Ticket parent, Ticket child) = (await fixture.CreateTicketAsync(), await fixture.CreateTicketAsync());
        await LinkAsync(fixture, parent, TicketLinkKind.ParentOf, child);

        parent = (await fixture.Tickets.UpdateAsync(new() { Tenant = Tenant, Ticket = parent.Id, Actor = Ann, Tags = ["done"] })).EnsureApplied();

        Assert.Equal((true, "done"), (parent.IsOpen, Assert.Single(parent.Tags)));
        Assert.Empty(await fixture.Tickets.GetCommentsAsync(Tenant, parent.Id));
        TicketHistoryEntry refused = (await fixture.Tickets.GetHistoryAsync(Tenant, parent.Id))[^1];
        Assert.Equal(("system:rule/hasty", "rule-refused"), (refused.Actor, refused.Action));
        Assert.StartsWith(TicketRefusalCodes.OpenChildren, refused.Reason);
    }

    [Theory]
    [Trait("Feature", "tickets.rules")]
    [MemberData(nameof(Storages))]
    public async Task A_rule_that_another_ticket_forbids_takes_no_other_rule_and_no_notice_with_it(string kind)
    {
        TicketRuleEvent tagged = new TicketRuleEvent.Updated(["tags"]);
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind, options => options
            .AddRule(TicketRule.Create("before").OnEvent(tagged).Do(new TicketAction.Assign(new AgentId("bob"))))
            .AddRule(TicketRule.Create("hasty").OnEvent(tagged).Do(new TicketAction.Fire("Reject")))
            .AddRule(TicketRule.Create("after").OnEvent(tagged).Do(new TicketAction.SetPriority("high")))
            .AddNotice(new() { Name = "received", On = [tagged], Text = "{number}" }));
        (Ticket parent, Ticket child) = (await fixture.CreateTicketAsync(), await fixture.CreateTicketAsync());
        await LinkAsync(fixture, parent, TicketLinkKind.ParentOf, child);

        parent = (await fixture.Tickets.UpdateAsync(new() { Tenant = Tenant, Ticket = parent.Id, Actor = Ann, Tags = ["done"] })).EnsureApplied();

        Assert.Equal((true, "bob", "high"), (parent.IsOpen, parent.Assignee!.Value.Value, parent.Priority));
        Assert.Equal("received", Assert.Single(await fixture.EventsAsync<TicketNotificationRequested>()).Notice);
        TicketHistoryEntry refused = Assert.Single(await fixture.Tickets.GetHistoryAsync(Tenant, parent.Id), entry => entry.Action == "rule-refused");
        Assert.Equal("system:rule/hasty", refused.Actor);
        Assert.StartsWith(TicketRefusalCodes.OpenChildren, refused.Reason);
    }

    [Theory]
    [Trait("Feature", "tickets.time-rules")]
    [MemberData(nameof(Storages))]
    public async Task A_time_rule_that_another_ticket_forbids_says_why_and_is_over(string kind)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind, options => options
            .AddTimeRule(new() { Name = "hasty", Since = TimeRuleAnchor.Created, After = TimeSpan.FromHours(1), If = When.Property("tags").Contains("x"), Then = [new TicketAction.Fire("Reject")] }));
        (Ticket parent, Ticket child) = (await fixture.CreateTicketAsync(), await fixture.CreateTicketAsync());
        await LinkAsync(fixture, parent, TicketLinkKind.ParentOf, child);
        await fixture.Tickets.UpdateAsync(new() { Tenant = Tenant, Ticket = parent.Id, Actor = Ann, Tags = ["x"] });

        await fixture.GoToAsync(fixture.Clock.GetUtcNow().AddDays(5));

        TicketHistoryEntry refused = Assert.Single(await fixture.Tickets.GetHistoryAsync(Tenant, parent.Id), entry => entry.Action == "rule-refused");
        Assert.StartsWith(TicketRefusalCodes.OpenChildren, refused.Reason);
        Assert.True((await fixture.Tickets.GetAsync(Tenant, parent.Id))!.IsOpen);
    }

    [Theory]
    [Trait("Feature", "tickets.notices")]
    [MemberData(nameof(Storages))]
    public async Task The_customer_of_a_merged_ticket_is_neither_told_nor_asked_about_it(string kind)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind, options => options
            .AskForSatisfaction(new() { Delay = TimeSpan.FromHours(1) })
            .AddRule(TicketRule.Create("merged").OnEvent(new TicketRuleEvent.Merged()).Do(new TicketAction.AddTags("twice")))
            .AddNotice(new() { Name = "moved", On = [new TicketRuleEvent.Transitioned(), new TicketRuleEvent.Merged()], Text = "{number}: {state}" })
            .AddTimeRule(new() { Name = "later", Since = TimeRuleAnchor.Created, After = TimeSpan.FromHours(2), Then = [new TicketAction.AddNote("later")] }));
        (Ticket source, Ticket target) = (await fixture.CreateTicketAsync(), await fixture.CreateTicketAsync());
        (await fixture.Relations.MergeAsync(new() { Tenant = Tenant, Ticket = source.Id, Actor = Ann, Target = target.Id })).EnsureApplied();

        await fixture.GoToAsync(fixture.Clock.GetUtcNow().AddDays(5));

        Assert.DoesNotContain(await fixture.EventsAsync<TicketNotificationRequested>(), notice => notice.Ticket == source.Id);
        Assert.Empty(await fixture.EventsAsync<TicketSatisfactionRequested>());
        Assert.Equal(1, (await fixture.Tickets.GetCommentsAsync(Tenant, target.Id)).Count(comment => comment.Text == "later"));
        Assert.Contains("twice", (await fixture.Tickets.GetAsync(Tenant, source.Id))!.Tags);
    }
}
