using CustomerLifecycle.Events;
using CustomerLifecycle.Leads.Matching;

namespace CustomerLifecycle.Leads.Tests;

public sealed class CaptureTests
{
    private static readonly AgentId Ann = new("ann");
    private static TenantId Tenant => LeadsHost.Tenant;

    [Theory]
    [Trait("Feature", "leads.duplicates")]
    [InlineData("memory")]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    public async Task One_person_who_comes_twice_with_no_phone_in_common_is_one_lead(string storage)
    {
        await using var host = await LeadsHost.CreateAsync(storage);
        var first = await host.Leads.CreateAsync(Tenant, TestLeads.Details("陳偉強", phone: "13800138001", email: "chen.wq@example.com"));

        var second = await host.Leads.CreateAsync(Tenant, TestLeads.Details("陈伟强", phone: "139 1111 2222", email: "Chen.WQ@example.com", city: "深圳"));

        Assert.Equal((LeadCreationStatus.Created, LeadCreationStatus.Merged), (first.Status, second.Status));
        Assert.Equal(first.Lead!.Id, second.Lead!.Id);
        Assert.Contains("email exact", second.DuplicateOf!.Reason);
        var stored = (await host.Leads.GetAsync(Tenant, first.Lead.Id))!;
        Assert.Equal("深圳", stored.Details.City);
        Assert.Equal(["13800138001", "chen.wq@example.com", "139 1111 2222"], stored.Details.ContactPoints.Select(point => point.Value));
        // What the second visit taught finds a third.
        Assert.Equal(MatchResolutionKind.Duplicate, (await host.Leads.ResolveAsync(Tenant, TestLeads.Details(null, phone: "+86 13911112222"))).Kind);
        await host.DeliverAsync();
        Assert.Single(host.Events.Of<LeadCaptured>());
        Assert.Equal(first.Lead.Id, Assert.Single(host.Events.Of<LeadMerged>()).Into);
    }

    [Theory]
    [InlineData("memory")]
    [InlineData("sqlite")]
    public async Task Two_people_called_Wang_Wei_are_two_leads(string storage)
    {
        await using var host = await LeadsHost.CreateAsync(storage);
        await host.Leads.CreateAsync(Tenant, TestLeads.Details("王伟", phone: "13800138001", city: "北京"));

        var second = await host.Leads.CreateAsync(Tenant, TestLeads.Details("王伟", phone: "13911112222", city: "北京"));

        Assert.Equal(LeadCreationStatus.Created, second.Status);
        Assert.Empty(second.Possible);
    }

    [Fact]
    public async Task A_doubtful_duplicate_is_kept_and_can_be_merged_by_a_person()
    {
        await using var host = await LeadsHost.CreateAsync("memory");
        var known = await host.CaptureAsync("王伟", "13800138001");
        var doubtful = await host.Leads.CreateAsync(Tenant, TestLeads.Details("李娜", phone: "13800138001", email: "ln@example.com"));
        Assert.Equal((LeadCreationStatus.Created, known.Id), (doubtful.Status, Assert.Single(doubtful.Possible).Lead));

        var merged = await host.Leads.MergeAsync(Tenant, doubtful.Lead!.Id, known.Id, "merge-1");
        var retry = await host.Leads.MergeAsync(Tenant, doubtful.Lead.Id, known.Id, "merge-1");

        Assert.Equal(2, merged.Lead!.Details.ContactPoints.Count);
        Assert.True(retry is { IsApplied: true, Repeated: true });
        Assert.Equal((LeadState.Merged, known.Id), ((await host.Leads.GetAsync(Tenant, doubtful.Lead.Id))!.State, (await host.Leads.GetAsync(Tenant, doubtful.Lead.Id))!.MergedInto));
        Assert.Equal(known.Id, Assert.Single((await host.Leads.ResolveAsync(Tenant, TestLeads.Details("李娜", email: "ln@example.com"))).Matches).Lead);
    }

    [Theory]
    [InlineData("memory")]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    public async Task One_person_arriving_on_many_threads_at_once_is_one_lead(string storage)
    {
        await using var host = await LeadsHost.CreateAsync(storage);

        await Race.RunAsync(24, worker => host.Leads.CreateAsync(Tenant, TestLeads.Details(worker % 2 == 0 ? "陳偉強" : "陈伟强", phone: "13800138001")));

        Assert.Single((await host.Leads.QueryAsync(Tenant, new LeadQuery())).Leads);
        await host.DeliverAsync();
        Assert.Equal((1, 23), (host.Events.Of<LeadCaptured>().Count, host.Events.Of<LeadMerged>().Count));
    }

    [Theory]
    [InlineData("memory")]
    [InlineData("sqlite")]
    public async Task A_retried_capture_answers_as_the_first_time(string storage)
    {
        await using var host = await LeadsHost.CreateAsync(storage);
        var details = TestLeads.Details("王伟", phone: "13800138001");

        var first = await host.Leads.CreateAsync(Tenant, details, idempotencyKey: "form-1");
        var retry = await host.Leads.CreateAsync(Tenant, details, idempotencyKey: "form-1");

        Assert.Equal((LeadCreationStatus.Created, true, first.Lead!.Id), (retry.Status, retry.Repeated, retry.Lead!.Id));
        Assert.Null(retry.DuplicateOf);
        await host.DeliverAsync();
        Assert.Empty(host.Events.Of<LeadMerged>());
    }

    [Fact]
    public async Task Somebody_who_was_given_up_comes_back_to_the_pool()
    {
        await using var host = await LeadsHost.CreateAsync("memory");
        var lead = await host.CaptureAsync("王伟", "13800138001");
        await host.Leads.ClaimAsync(Tenant, lead.Id, Ann);
        await host.Leads.MarkLostAsync(Tenant, lead.Id, Ann, "No budget.");

        await host.Leads.CreateAsync(Tenant, TestLeads.Details("王伟", phone: "13800138001"));

        var back = (await host.Leads.GetAsync(Tenant, lead.Id))!;
        Assert.Equal((LeadState.Pooled, null, null), (back.State, back.Owner, back.ClosedAt));
    }

    [Fact]
    public async Task Details_that_reach_nobody_or_name_an_unknown_pool_are_rejected_with_the_way_out()
    {
        await using var host = await LeadsHost.CreateAsync("memory");

        var rejected = await host.Leads.CreateAsync(Tenant, new LeadDetails { Name = new string('x', 300) }, new LeadCapture { Pool = "vip" });

        Assert.Equal(LeadCreationStatus.Rejected, rejected.Status);
        Assert.Equal(3, rejected.Problems.Count);
        Assert.Contains(rejected.Problems, problem => problem.Contains("default"));
        Assert.Empty((await host.Leads.QueryAsync(Tenant, new LeadQuery())).Leads);
    }

    [Fact]
    public async Task Duplicates_may_be_kept_apart_and_named()
    {
        await using var host = await LeadsHost.CreateAsync("memory", options => options.MergeDuplicates = false);
        var known = await host.CaptureAsync("王伟", "13800138001");

        var second = await host.Leads.CreateAsync(Tenant, TestLeads.Details("王伟", phone: "13800138001"));

        Assert.Equal((LeadCreationStatus.Created, known.Id), (second.Status, Assert.Single(second.Possible).Lead));
    }

    [Theory]
    [InlineData("memory")]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    public async Task Leads_are_listed_page_by_page_by_pool_owner_and_state(string storage)
    {
        await using var host = await LeadsHost.CreateAsync(storage, options => options.Pools["vip"] = new());
        var ids = new List<LeadId>();
        for (var i = 0; i < 5; i++)
        {
            ids.Add((await host.CaptureAsync($"Lead {i}", $"1380013800{i + 1}0"[..11])).Id);
            host.Clock.Advance(TimeSpan.FromSeconds(1));
        }
        await host.Leads.CreateAsync(Tenant, TestLeads.Details("李娜", phone: "13911112222"), new LeadCapture { Pool = "vip" });
        await host.Leads.ClaimAsync(Tenant, ids[2], Ann);

        var first = await host.Leads.QueryAsync(Tenant, new LeadQuery { Pool = "default", State = LeadState.Pooled, Take = 3 });
        var second = await host.Leads.QueryAsync(Tenant, new LeadQuery { Pool = "default", State = LeadState.Pooled, Take = 3, After = first.Next });

        Assert.Equal([ids[0], ids[1], ids[3]], first.Leads.Select(lead => lead.Id));
        Assert.Equal(ids[4], Assert.Single(second.Leads).Id);
        Assert.Null(second.Next);
        Assert.Equal(ids[2], Assert.Single((await host.Leads.QueryAsync(Tenant, new LeadQuery { Owner = Ann })).Leads).Id);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => host.Leads.QueryAsync(Tenant, new LeadQuery { Take = 0 }));
    }
}
