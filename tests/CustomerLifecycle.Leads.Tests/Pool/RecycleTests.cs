using CustomerLifecycle.Events;

namespace CustomerLifecycle.Leads.Tests.Pool;

public sealed class RecycleTests
{
    private static readonly AgentId Ann = new("ann");
    private static TenantId Tenant => LeadsHost.Tenant;

    [Theory]
    [Trait("Feature", "leads.recycle")]
    [InlineData("memory")]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    public async Task A_lead_that_nobody_calls_goes_back_and_can_be_claimed_by_others(string storage)
    {
        await using var host = await LeadsHost.CreateAsync(storage);
        var lead = await host.CaptureAsync("王伟", "13800138001");
        var claimed = (await host.Leads.ClaimAsync(Tenant, lead.Id, Ann)).Lead!;
        Assert.Equal((host.Clock.GetUtcNow().AddHours(24), LeadRules.NotContacted), (claimed.RecycleAt, claimed.RecycleRule));

        host.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        await host.RunDueAsync();
        Assert.Equal(LeadState.Owned, (await host.Leads.GetAsync(Tenant, lead.Id))!.State);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await host.RunDueAsync();
        await host.RunDueAsync();

        var recycled = (await host.Leads.GetAsync(Tenant, lead.Id))!;
        Assert.Equal((LeadState.Pooled, null, Ann, 1), (recycled.State, recycled.Owner, recycled.FormerOwner, recycled.RecycleCount));
        Assert.Null(recycled.RecycleAt);
        await host.DeliverAsync();
        var told = Assert.Single(host.Events.Of<LeadRecycled>());
        Assert.Equal((Ann, LeadRules.NotContacted), (told.FormerOwner, told.Rule));
        Assert.True((await host.Leads.ClaimAsync(Tenant, lead.Id, new AgentId("bob"))).IsApplied);
    }

    [Theory]
    [InlineData("memory")]
    [InlineData("sqlite")]
    public async Task Each_contact_keeps_the_lead_until_nobody_follows_up(string storage)
    {
        await using var host = await LeadsHost.CreateAsync(storage);
        var lead = await host.CaptureAsync("王伟", "13800138001");
        await host.Leads.ClaimAsync(Tenant, lead.Id, Ann);
        host.Clock.Advance(TimeSpan.FromHours(23));
        await host.Leads.RecordContactAsync(Tenant, lead.Id, Ann, LeadContactOutcome.NoAnswer, Channel.Voice);
        host.Clock.Advance(TimeSpan.FromDays(6));
        await host.Leads.RecordContactAsync(Tenant, lead.Id, Ann, LeadContactOutcome.Interested, Channel.WeChat, "Wants a quote.");

        host.Clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1));
        await host.RunDueAsync();
        Assert.Equal(LeadState.Owned, (await host.Leads.GetAsync(Tenant, lead.Id))!.State);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await host.RunDueAsync();

        Assert.Equal(LeadState.Pooled, (await host.Leads.GetAsync(Tenant, lead.Id))!.State);
        await host.DeliverAsync();
        Assert.Equal([(true, TimeSpan.FromHours(23)), (false, TimeSpan.FromHours(23) + TimeSpan.FromDays(6))], host.Events.Of<LeadContacted>().Select(contact => (contact.IsFirst, contact.SinceClaim!.Value)));
        Assert.Equal(LeadRules.NoFollowUp, Assert.Single(host.Events.Of<LeadRecycled>()).Rule);
        Assert.Equal(
            [(1, LeadContactOutcome.NoAnswer, null), (2, LeadContactOutcome.Interested, "Wants a quote.")],
            (await host.Leads.GetContactsAsync(Tenant, lead.Id)).Select(contact => (contact.Number, contact.Outcome, contact.Note)));
    }

    [Fact]
    public async Task An_attempt_that_reached_nobody_may_be_set_not_to_count()
    {
        await using var host = await LeadsHost.CreateAsync("memory", options => options.Pools["default"].AttemptsCount = false);
        var lead = await host.CaptureAsync("王伟", "13800138001");
        var claimed = (await host.Leads.ClaimAsync(Tenant, lead.Id, Ann)).Lead!;
        host.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(claimed.RecycleAt, (await host.Leads.RecordContactAsync(Tenant, lead.Id, Ann, LeadContactOutcome.NoAnswer)).Lead!.RecycleAt);
        Assert.True((await host.Leads.RecordContactAsync(Tenant, lead.Id, Ann, LeadContactOutcome.Reached)).Lead!.RecycleAt > claimed.RecycleAt);
    }

    [Fact]
    public async Task A_lead_given_to_another_agent_still_goes_back_when_nobody_calls()
    {
        await using var host = await LeadsHost.CreateAsync("memory");
        var lead = await host.CaptureAsync("王伟", "13800138001");
        await host.Leads.ClaimAsync(Tenant, lead.Id, Ann);
        await host.Leads.RecordContactAsync(Tenant, lead.Id, Ann, LeadContactOutcome.Reached);
        await host.Leads.AssignAsync(Tenant, lead.Id, new AgentId("bob"));

        host.Clock.Advance(TimeSpan.FromHours(24));
        await host.RunDueAsync();

        Assert.Equal(LeadState.Pooled, (await host.Leads.GetAsync(Tenant, lead.Id))!.State);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_closed_lead_does_not_go_back(bool won)
    {
        await using var host = await LeadsHost.CreateAsync("memory");
        var lead = await host.CaptureAsync("王伟", "13800138001");
        await host.Leads.ClaimAsync(Tenant, lead.Id, Ann);
        _ = won ? await host.Leads.MarkWonAsync(Tenant, lead.Id, Ann, "Bought.") : await host.Leads.MarkLostAsync(Tenant, lead.Id, Ann, "Too dear.");

        host.Clock.Advance(TimeSpan.FromDays(30));
        await host.RunDueAsync();

        var closed = (await host.Leads.GetAsync(Tenant, lead.Id))!;
        Assert.Equal((won ? LeadState.Won : LeadState.Lost, Ann), (closed.State, closed.Owner));
        await host.DeliverAsync();
        Assert.Equal((won, Ann), (Assert.Single(host.Events.Of<LeadClosed>()).Won, host.Events.Of<LeadClosed>()[0].Agent));
        Assert.Equal(LeadRules.Closed, Assert.Single((await host.Leads.ClaimAsync(Tenant, lead.Id, Ann)).Refusals).Rule);
    }
}
