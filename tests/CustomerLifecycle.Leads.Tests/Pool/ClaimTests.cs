using System.Collections.Concurrent;
using CustomerLifecycle.Events;

namespace CustomerLifecycle.Leads.Tests.Pool;

public sealed class ClaimTests
{
    private static readonly AgentId Ann = new("ann");
    private static readonly AgentId Bob = new("bob");
    private static TenantId Tenant => LeadsHost.Tenant;

    [Theory]
    [Trait("Feature", "leads.claim")]
    [InlineData("memory", 200)]
    [InlineData("sqlite", 12)]
    [InlineData("postgresql", 12)]
    public async Task Of_64_workers_exactly_one_gets_each_lead(string storage, int count)
    {
        await using var host = await LeadsHost.CreateAsync(storage);
        var leads = new List<LeadId>();
        for (var i = 0; i < count; i++)
        {
            leads.Add((await host.CaptureAsync($"Lead {i}", $"138001{i:D5}")).Id);
        }
        var won = new ConcurrentBag<(LeadId Lead, AgentId Agent)>();

        await Race.RunAsync(64, async worker =>
        {
            var agent = new AgentId($"agent-{worker}");
            foreach (var lead in leads)
            {
                var claim = await host.Leads.ClaimAsync(Tenant, lead, agent);
                if (claim.IsApplied)
                {
                    won.Add((lead, agent));
                }
                else
                {
                    Assert.Equal(LeadRules.AlreadyOwned, Assert.Single(claim.Refusals).Rule);
                }
            }
        });

        Assert.Equal(count, won.Count);
        Assert.Equal(count, won.Select(claim => claim.Lead).Distinct().Count());
        foreach (var (lead, agent) in won)
        {
            Assert.Equal(agent, (await host.Leads.GetAsync(Tenant, lead))!.Owner);
        }
        await host.DeliverAsync();
        Assert.Equal(count, host.Events.Of<LeadClaimed>().Count);
    }

    [Theory]
    [InlineData("memory")]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    public async Task One_agent_on_many_threads_cannot_claim_more_than_the_limit(string storage)
    {
        await using var host = await LeadsHost.CreateAsync(storage, options => options.Pools["default"].DailyClaimLimit = 5);
        var leads = new List<LeadId>();
        for (var i = 0; i < 16; i++)
        {
            leads.Add((await host.CaptureAsync($"Lead {i}", $"138001{i:D5}")).Id);
        }
        var applied = 0;

        await Race.RunAsync(16, async worker =>
        {
            if ((await host.Leads.ClaimAsync(Tenant, leads[worker], Ann)).IsApplied)
            {
                Interlocked.Increment(ref applied);
            }
        });

        Assert.Equal(5, applied);
        Assert.Equal(5, (await host.Leads.QueryAsync(Tenant, new LeadQuery { Owner = Ann, State = LeadState.Owned })).Leads.Count);
    }

    [Theory]
    [InlineData("memory")]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    public async Task Giving_back_does_not_evade_the_daily_limit_and_the_refusal_says_until_when(string storage)
    {
        await using var host = await LeadsHost.CreateAsync(storage, options => options.Pools["default"].DailyClaimLimit = 1);
        var first = await host.CaptureAsync("王伟", "13800138001");
        var second = await host.CaptureAsync("李娜", "13911112222");
        Assert.True((await host.Leads.ClaimAsync(Tenant, first.Id, Ann)).IsApplied);
        Assert.True((await host.Leads.ReleaseAsync(Tenant, first.Id, Ann)).IsApplied);

        var refused = await host.Leads.ClaimAsync(Tenant, second.Id, Ann);

        Assert.Equal(LeadCommandStatus.Rejected, refused.Status);
        var refusal = Assert.Single(refused.Refusals);
        Assert.Equal(LeadRules.DailyClaimLimit, refusal.Rule);
        Assert.Equal(new DateTimeOffset(2026, 3, 13, 0, 0, 0, TimeSpan.FromHours(8)), refusal.AllowedAt);
        host.Clock.SetUtcNow(refusal.AllowedAt!.Value - TimeSpan.FromTicks(1));
        Assert.False((await host.Leads.ClaimAsync(Tenant, second.Id, Ann)).IsApplied);
        host.Clock.SetUtcNow(refusal.AllowedAt.Value);
        Assert.True((await host.Leads.ClaimAsync(Tenant, second.Id, Ann)).IsApplied);
    }

    [Theory]
    [InlineData("memory")]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    public async Task Capacity_counts_what_an_agent_owns_now(string storage)
    {
        await using var host = await LeadsHost.CreateAsync(storage, options => options.Pools["default"].Capacity = 1);
        var first = await host.CaptureAsync("王伟", "13800138001");
        var second = await host.CaptureAsync("李娜", "13911112222");
        await host.Leads.ClaimAsync(Tenant, first.Id, Ann);

        Assert.Equal(LeadRules.Capacity, Assert.Single((await host.Leads.ClaimAsync(Tenant, second.Id, Ann)).Refusals).Rule);
        Assert.Equal(LeadRules.Capacity, Assert.Single((await host.Leads.AssignAsync(Tenant, second.Id, Ann)).Refusals).Rule);
        await host.Leads.MarkWonAsync(Tenant, first.Id, Ann, "Bought two.");

        Assert.True((await host.Leads.ClaimAsync(Tenant, second.Id, Ann)).IsApplied);
    }

    [Theory]
    [InlineData("memory")]
    [InlineData("sqlite")]
    public async Task A_retried_claim_answers_as_the_first_time(string storage)
    {
        await using var host = await LeadsHost.CreateAsync(storage);
        var lead = await host.CaptureAsync("王伟", "13800138001");

        var first = await host.Leads.ClaimAsync(Tenant, lead.Id, Ann, "claim-1");
        var retry = await host.Leads.ClaimAsync(Tenant, lead.Id, Ann, "claim-1");
        var other = await host.Leads.ClaimAsync(Tenant, lead.Id, Ann, "claim-2");

        Assert.Equal((true, false), (first.IsApplied, first.Repeated));
        Assert.Equal((true, true, first.Lead!.Version), (retry.IsApplied, retry.Repeated, retry.Lead!.Version));
        Assert.Equal(LeadCommandStatus.Rejected, other.Status);
        await host.DeliverAsync();
        Assert.Single(host.Events.Of<LeadClaimed>());
    }

    [Fact]
    public async Task A_former_owner_leaves_a_lead_to_others_for_the_cool_down()
    {
        await using var host = await LeadsHost.CreateAsync("memory", options => options.Pools["default"].FormerOwnerCoolDown = TimeSpan.FromDays(2));
        var lead = await host.CaptureAsync("王伟", "13800138001");
        await host.Leads.ClaimAsync(Tenant, lead.Id, Ann);
        await host.Leads.ReleaseAsync(Tenant, lead.Id, Ann);

        var refused = await host.Leads.ClaimAsync(Tenant, lead.Id, Ann);

        Assert.Equal(new LeadRefusal(LeadRules.FormerOwner, Assert.Single(refused.Refusals).Reason, host.Clock.GetUtcNow().AddDays(2)), refused.Refusals[0]);
        Assert.True((await host.Leads.ClaimAsync(Tenant, lead.Id, Bob)).IsApplied);
    }

    [Theory]
    [InlineData("memory")]
    [InlineData("sqlite")]
    public async Task A_lead_can_be_given_to_somebody_else_unless_it_changed_meanwhile(string storage)
    {
        await using var host = await LeadsHost.CreateAsync(storage);
        var lead = await host.CaptureAsync("王伟", "13800138001");
        var claimed = (await host.Leads.ClaimAsync(Tenant, lead.Id, Ann)).Lead!;

        Assert.Equal(LeadCommandStatus.Conflict, (await host.Leads.AssignAsync(Tenant, lead.Id, Bob, expectedVersion: lead.Version)).Status);
        var assigned = await host.Leads.AssignAsync(Tenant, lead.Id, Bob, expectedVersion: claimed.Version);

        Assert.Equal((Bob, Ann), (assigned.Lead!.Owner, assigned.Lead.FormerOwner));
        Assert.Equal(LeadRules.NotOwner, Assert.Single((await host.Leads.ReleaseAsync(Tenant, lead.Id, Ann)).Refusals).Rule);
        await host.DeliverAsync();
        Assert.Equal([false, true], host.Events.Of<LeadClaimed>().Select(claim => claim.Assigned));
    }

    [Fact]
    public async Task A_lead_of_another_tenant_does_not_exist()
    {
        await using var host = await LeadsHost.CreateAsync("memory");
        var lead = await host.CaptureAsync("王伟", "13800138001");

        Assert.Equal(LeadCommandStatus.NotFound, (await host.Leads.ClaimAsync(new TenantId("other"), lead.Id, Ann)).Status);
        Assert.Equal(LeadCreationStatus.Created, (await host.Leads.CreateAsync(new TenantId("other"), lead.Details)).Status);
    }
}
