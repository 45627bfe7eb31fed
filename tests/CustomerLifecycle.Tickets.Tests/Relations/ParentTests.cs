using CustomerLifecycle.Events;
using static CustomerLifecycle.Tickets.Relations.LinkTests;
using static CustomerLifecycle.Tickets.TicketFixture;

namespace CustomerLifecycle.Tickets.Relations;

public sealed class ParentTests
{
    public static TheoryData<string> Storages => LinkTests.Storages;

    [Theory]
    [Trait("Feature", "tickets.parents-wait")]
    [MemberData(nameof(Storages))]
    public async Task A_parent_is_not_closed_over_its_open_children(string kind)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind);
        (Ticket parent, Ticket done, Ticket open) = (await fixture.CreateTicketAsync(), await fixture.CreateTicketAsync(), await fixture.CreateTicketAsync());
        await LinkAsync(fixture, parent, TicketLinkKind.ParentOf, done);
        await LinkAsync(fixture, parent, TicketLinkKind.ParentOf, open);
        await fixture.FireAsync(done, "Reject");

        TicketRefusal refusal = (await fixture.Tickets.FireAsync(Fire(parent, "Reject"))).Refusals[0];
        Assert.Equal(TicketRefusalCodes.OpenChildren, refusal.Code);
        Assert.Contains(open.Number, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(done.Number, refusal.Message, StringComparison.Ordinal);
        Assert.True((await fixture.GetAsync(parent)).IsOpen);

        await fixture.FireAsync(open, "Reject");
        Assert.Equal(StateCategory.Closed, (await fixture.FireAsync(parent, "Reject")).Category);
    }

    [Theory]
    [Trait("Feature", "tickets.parents-wait")]
    [MemberData(nameof(Storages))]
    public async Task No_child_is_open_below_a_parent_that_is_done(string kind)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind);
        (Ticket parent, Ticket child, Ticket late) = (await fixture.CreateTicketAsync(), await fixture.CreateTicketAsync(), await fixture.CreateTicketAsync());
        await LinkAsync(fixture, parent, TicketLinkKind.ParentOf, child);
        await fixture.FireAsync(child, "Reject");
        await fixture.FireAsync(parent, "Reject");

        Assert.Equal(TicketRefusalCodes.ParentDone, (await fixture.Tickets.FireAsync(Fire(child, "Reopen"))).Refusals[0].Code);
        Assert.Equal(TicketRefusalCodes.ParentDone, (await fixture.Relations.LinkAsync(Link(late, TicketLinkKind.ChildOf, parent))).Refusals[0].Code);

        await fixture.FireAsync(parent, "Reopen");
        Assert.True((await fixture.FireAsync(child, "Reopen")).IsOpen);
        await LinkAsync(fixture, late, TicketLinkKind.ChildOf, parent);
    }

    [Theory]
    [Trait("Feature", "tickets.parents-wait")]
    [MemberData(nameof(Storages))]
    public async Task A_child_that_is_reopened_while_its_parent_is_closed_does_not_slip_through(string kind)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind);
        for (int round = 0; round < 6; round++)
        {
            (Ticket parent, Ticket child) = (await fixture.CreateTicketAsync(), await fixture.CreateTicketAsync());
            await LinkAsync(fixture, parent, TicketLinkKind.ParentOf, child);
            await fixture.FireAsync(child, "Reject");

            TicketResult[] results = await Race.RunAsync(2, i => fixture.Tickets.FireAsync(i == 0 ? Fire(parent, "Reject") : Fire(child, "Reopen")));

            Assert.Single(results, result => result.IsApplied);
            Assert.False(!(await fixture.GetAsync(parent)).IsOpen && (await fixture.GetAsync(child)).IsOpen);
        }
    }

    [Fact]
    [Trait("Feature", "tickets.parents-wait")]
    public async Task Parents_of_types_that_do_not_wait_close_freely()
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync("memory", options => options.ParentsThatDoNotWait.Add("after-sales"));
        (Ticket parent, Ticket child) = (await fixture.CreateTicketAsync(), await fixture.CreateTicketAsync());
        await LinkAsync(fixture, parent, TicketLinkKind.ParentOf, child);

        Assert.Equal(StateCategory.Closed, (await fixture.FireAsync(parent, "Reject")).Category);
        await fixture.FireAsync(child, "Reject");
        Assert.True((await fixture.FireAsync(child, "Reopen")).IsOpen);
    }

    [Fact]
    [Trait("Feature", "tickets.parents-wait")]
    public async Task A_workflow_names_the_guard_where_it_wants_the_children_done()
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync("memory", options => options
            .AddWorkflow(WorkflowDefinition.Create("project")
                .Configure("Running", StateCategory.Open).PermitIf("Bill", "Billed", "children_done").Permit("Drop", "Dropped")
                .Configure("Billed", StateCategory.Open).Permit("Close", "Dropped")
                .Configure("Dropped", StateCategory.Closed).Build())
            .ParentsThatDoNotWait.Add("project"));
        Ticket parent = (await fixture.Tickets.CreateAsync(NewTicket() with { Type = "project" })).EnsureApplied();
        Ticket child = (await fixture.Tickets.CreateAsync(NewTicket() with { Type = "project" })).EnsureApplied();
        await LinkAsync(fixture, parent, TicketLinkKind.ParentOf, child);

        Assert.Equal(TicketRefusalCodes.OpenChildren, (await fixture.Tickets.FireAsync(Fire(parent, "Bill"))).Refusals[0].Code);
        await fixture.FireAsync(child, "Drop");
        Assert.Equal("Billed", (await fixture.FireAsync(parent, "Bill")).State);
    }

    [Fact]
    [Trait("Feature", "tickets.parents-wait")]
    public async Task A_child_that_was_merged_is_done_when_what_it_goes_on_as_is()
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync("memory");
        (Ticket parent, Ticket child, Ticket other) = (await fixture.CreateTicketAsync(), await fixture.CreateTicketAsync(), await fixture.CreateTicketAsync());
        await LinkAsync(fixture, parent, TicketLinkKind.ParentOf, child);
        (await fixture.Relations.MergeAsync(MergeTests.Merge(child, other))).EnsureApplied();

        Assert.Contains(other.Number, (await fixture.Tickets.FireAsync(Fire(parent, "Reject"))).Refusals[0].Message, StringComparison.Ordinal);
        await fixture.FireAsync(other, "Reject");
        Assert.False((await fixture.FireAsync(parent, "Reject")).IsOpen);
    }

    private static FireTrigger Fire(Ticket ticket, string trigger) => new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Trigger = trigger };
}
