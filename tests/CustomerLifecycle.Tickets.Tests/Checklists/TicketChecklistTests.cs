using CustomerLifecycle.Events;
using static CustomerLifecycle.Tickets.TicketFixture;

namespace CustomerLifecycle.Tickets.Checklists;

public sealed class TicketChecklistTests
{
    public static TheoryData<string> Storages => TicketFixture.Storages;

    [Theory]
    [Trait("Feature", "tickets.checklists")]
    [MemberData(nameof(Storages))]
    public async Task A_workflow_waits_until_every_required_item_is_done(string kind)
    {
        await using TicketFixture fixture = await CreateAsync(kind, options => options
            .AddWorkflow(WorkflowDefinition.FromJson(Workflow))
            .AddChecklist("repair", new ChecklistLine("Unplug it", IsRequired: true), new ChecklistLine("Take a picture")));
        ITicketChecklists checklists = fixture.Get<ITicketChecklists>();
        Ticket ticket = (await fixture.Tickets.CreateAsync(NewTicket() with { Type = "repair", Checklist = [new("Call the customer", IsRequired: true)] })).EnsureApplied();

        TicketResult early = await FireAsync(fixture, ticket);
        ticket = (await checklists.CheckAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Item = "1.1" })).EnsureApplied();
        TicketResult still = await FireAsync(fixture, ticket);
        ticket = (await checklists.CheckAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Item = "1.3" })).EnsureApplied();

        Assert.Equal(["Unplug it", "Take a picture", "Call the customer"], ticket.Checklist.Select(item => item.Text));
        Assert.Equal((TicketRefusalCodes.GuardRefused, true), (early.Refusals[0].Code, early.Refusals[0].Message.Contains("1.1, 1.3")));
        Assert.Contains("open: 1.3.", still.Refusals[0].Message);
        Assert.Equal(("agent:ann", fixture.Clock.GetUtcNow()), (ticket.Checklist[0].DoneBy, ticket.Checklist[0].DoneAt));
        Assert.Equal("Done", (await FireAsync(fixture, ticket)).EnsureApplied().State);
    }

    [Theory]
    [Trait("Feature", "tickets.checklists")]
    [MemberData(nameof(Storages))]
    public async Task Items_are_added_checked_unchecked_and_removed_and_an_id_is_never_used_again(string kind)
    {
        await using TicketFixture fixture = await CreateAsync(kind);
        ITicketChecklists checklists = fixture.Get<ITicketChecklists>();
        Ticket ticket = await fixture.CreateTicketAsync();
        ticket = (await checklists.AddAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Items = [new("a"), new("b", true)] })).EnsureApplied();
        string first = ticket.Checklist[0].Id;
        ticket = (await checklists.CheckAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Item = first })).EnsureApplied();
        long checkedVersion = ticket.Version;
        Assert.Equal(checkedVersion, (await checklists.CheckAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = TicketActor.Agent(new("bob")), Item = first })).EnsureApplied().Version);
        ticket = (await checklists.UncheckAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Item = first })).EnsureApplied();
        Assert.Null(ticket.Checklist[0].DoneBy);
        ticket = (await checklists.RemoveAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Item = first })).EnsureApplied();
        ticket = (await checklists.AddAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Items = [new("c")] })).EnsureApplied();

        Assert.NotEqual(first, ticket.Checklist[1].Id);
        Assert.Equal(TicketRefusalCodes.ReasonMissing, Assert.Single((await checklists.RemoveAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Item = ticket.Checklist[0].Id })).Refusals).Code);
        Assert.True((await checklists.RemoveAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Item = ticket.Checklist[0].Id, Reason = "not this model" })).IsApplied);
        Assert.Equal(TicketRefusalCodes.NotFound, Assert.Single((await checklists.CheckAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Item = first })).Refusals).Code);
        Assert.Equal(TicketRefusalCodes.LimitReached, Assert.Single((await checklists.AddAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Items = [.. Enumerable.Repeat(new ChecklistLine("x"), 200)] })).Refusals).Code);
    }

    private static Task<TicketResult> FireAsync(TicketFixture fixture, Ticket ticket) =>
        fixture.Tickets.FireAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Trigger = "Finish" });

    private const string Workflow = """
        {
          "name": "repair",
          "version": 1,
          "initial": "New",
          "states": [ { "name": "New", "category": "New" }, { "name": "Done", "category": "Closed" } ],
          "transitions": [ { "from": "New", "trigger": "Finish", "to": "Done", "guards": [ "checklist_done" ] } ]
        }
        """;
}
