using CustomerLifecycle.Events;
using CustomerLifecycle.Leads.Pool;
using FsCheck;
using FsCheck.Fluent;

namespace CustomerLifecycle.Leads.Tests.Pool;

public sealed class LeadPoolTests
{
    private static readonly AgentId Ann = new("ann");
    private static readonly DateTimeOffset Start = new(2026, 3, 12, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_contact_never_shortens_the_time_that_is_left() => Prop.ForAll<PositiveInt, PositiveInt, PositiveInt>((claim, followUp, waited) =>
    {
        var pool = new LeadPool("default", new LeadPoolOptions
        {
            NotContactedWithin = TimeSpan.FromMinutes(claim.Get),
            NoFollowUpWithin = TimeSpan.FromMinutes(followUp.Get),
        });
        var owned = pool.Claim(Pooled(), Ann, new LeadQuota("default", Ann, default, 0, 0, 0), Start).Lead!;
        var contacted = pool.Contact(owned, Ann, LeadContactOutcome.Reached, Start.AddMinutes(waited.Get)).Lead!;
        return contacted.RecycleAt >= owned.RecycleAt && contacted.Version == owned.Version + 1;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_claim_shows_every_rule_that_stands_against_it()
    {
        var pool = new LeadPool("default", new LeadPoolOptions { Capacity = 3, DailyClaimLimit = 2, TimeZone = "Asia/Shanghai" });
        var quota = new LeadQuota("default", Ann, pool.Day(Start), 2, 3, 7);

        var refused = pool.Claim(Pooled(), Ann, quota, Start);

        Assert.Null(refused.Lead);
        Assert.Equal([LeadRules.DailyClaimLimit, LeadRules.Capacity], refused.Refusals.Select(refusal => refusal.Rule));
    }

    [Fact]
    public void The_day_begins_when_clocks_are_put_forward_at_midnight()
    {
        // In Santiago 2026-09-06 begins at 01:00, because 00:00 does not exist.
        var pool = new LeadPool("default", new LeadPoolOptions { DailyClaimLimit = 1, TimeZone = "America/Santiago" });
        var evening = new DateTimeOffset(2026, 9, 6, 1, 0, 0, TimeSpan.Zero);

        var refused = pool.Claim(Pooled(), Ann, new LeadQuota("default", Ann, pool.Day(evening), 1, 0, 1), evening);

        Assert.Equal(new DateTimeOffset(2026, 9, 6, 4, 0, 0, TimeSpan.Zero), Assert.Single(refused.Refusals).AllowedAt);
    }

    [Fact]
    public void A_lead_of_another_pool_is_an_error() =>
        Assert.Throws<ArgumentException>(() => new LeadPool("vip", new LeadPoolOptions()).Release(Pooled(), Ann, Start));

    private static Lead Pooled() => new()
    {
        Id = new LeadId("l-1"),
        Tenant = LeadsHost.Tenant,
        Version = 1,
        Details = TestLeads.Details("王伟", "13800138001"),
        Pool = "default",
        CreatedAt = Start,
        ReceivedAt = Start,
        PooledAt = Start,
    };
}
