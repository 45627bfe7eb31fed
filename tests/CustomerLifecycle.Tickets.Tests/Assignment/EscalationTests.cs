using CustomerLifecycle.Events;
using static CustomerLifecycle.Tickets.TicketFixture;

namespace CustomerLifecycle.Tickets.Assignment;

public sealed class EscalationTests
{
    public static TheoryData<string> Storages => ClaimNextTests.Storages;

    [Theory]
    [Trait("Feature", "tickets.escalate")]
    [MemberData(nameof(Storages))]
    public async Task An_escalated_ticket_goes_up_its_path_with_the_new_groups_own_time(string kind)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind, options => options.AddEscalationPath(
            new() { Name = "technical", TicketTypes = ["after-sales"], Steps = [new(Priority: "high"), new("repair", "urgent")] }));
        Ticket ticket = await fixture.CreateTicketAsync();
        await fixture.Tickets.ClaimAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Agent = new("ann") });

        ticket = (await fixture.Tickets.EscalateAsync(Escalate(ticket))).EnsureApplied();
        Assert.Equal((1, "high", "desk", "ann"), (ticket.EscalationLevel, ticket.Priority, ticket.Group, ticket.Assignee!.Value.Value));

        ticket = (await fixture.Tickets.EscalateAsync(Escalate(ticket))).EnsureApplied();
        Assert.Equal((2, "urgent", "repair", null), (ticket.EscalationLevel, ticket.Priority, ticket.Group, ticket.Assignee));
        Assert.Equal("repair", ticket.Sla!.Clock(SlaTargetKind.Group)!.Group);

        Assert.Equal(TicketRefusalCodes.EscalationExhausted, (await fixture.Tickets.EscalateAsync(Escalate(ticket))).Refusals[0].Code);
        Assert.Equal([(1, "desk"), (2, "repair")], (await fixture.EventsAsync<TicketEscalated>()).Select(e => (e.Level, e.Group!)));
        Assert.Equal("repair", Assert.Single(await fixture.EventsAsync<TicketHandedOver>()).ToGroup);
        Assert.Equal(["create", "claim", "escalate", "escalate"], (await fixture.Tickets.GetHistoryAsync(Tenant, ticket.Id)).Select(entry => entry.Action));
    }

    [Fact]
    [Trait("Feature", "tickets.escalate")]
    public async Task Without_a_path_only_the_level_rises_and_what_is_done_is_not_escalated()
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync("memory");
        Ticket ticket = (await fixture.Tickets.EscalateAsync(Escalate(await fixture.CreateTicketAsync()))).EnsureApplied();
        Assert.Equal((1, "normal", "desk"), (ticket.EscalationLevel, ticket.Priority, ticket.Group));

        await fixture.FireAsync(ticket, "Reject");
        Assert.Equal(TicketRefusalCodes.Closed, (await fixture.Tickets.EscalateAsync(Escalate(ticket))).Refusals[0].Code);
    }

    private static EscalateTicket Escalate(Ticket ticket) => new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann };
}
