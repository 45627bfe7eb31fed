using CustomerLifecycle.Events;
using CustomerLifecycle.Routing.Commands;

namespace CustomerLifecycle.Routing.Tests;

public sealed class ContactTests
{
    private static Bench Auto(RoutingPoolOptions? options = null) => new Bench(options).Queue("q", q => q with { AutoAccept = true });

    private static IReadOnlyList<RoutingStep> Speaking(params (string Skill, int Level, int Seconds)[] steps) =>
        [.. steps.Select(s => new RoutingStep { Skills = [SkillRequirement.AtLeast(s.Skill, s.Level)], ExpiresAfter = s.Seconds == 0 ? null : TimeSpan.FromSeconds(s.Seconds) })];

    [Fact]
    [Trait("Feature", "routing.steps")]
    public void Requirements_relax_step_by_step()
    {
        var bench = Auto().Agent("ann", a => a with { Skills = new Dictionary<string, int> { ["french"] = 40 } });
        bench.Contact("c1", c => c with { Steps = Speaking(("french", 80, 30), ("french", 50, 30), ("french", 20, 0)) });
        bench.Wait(30);
        Assert.Equal(1, bench.Pool.Contact(new("c1"))!.Step);
        Assert.Null(bench.AgentOf("c1"));
        bench.Wait(30);
        Assert.Equal("ann", bench.AgentOf("c1"));
    }

    [Fact]
    [Trait("Feature", "routing.priority")]
    public void A_vip_is_served_first_but_not_for_ever()
    {
        var options = new RoutingPoolOptions { PriorityByCustomerLevel = new Dictionary<string, int> { ["vip"] = 3 } };
        var bench = Auto(options);
        bench.Contact("patient");
        bench.Wait(29 * 60);
        bench.Contact("vip1", c => c with { Dimensions = new EventDimensions { CustomerLevel = "vip" } });
        bench.Wait(2 * 60);
        bench.Contact("vip2", c => c with { Dimensions = new EventDimensions { CustomerLevel = "vip" } });
        bench.Agent("ann");
        Assert.Equal(ContactStatus.Assigned, bench.StatusOf("vip1"));
        bench.Complete("vip1", "ann");
        Assert.Equal(ContactStatus.Assigned, bench.StatusOf("patient"));
    }

    [Fact]
    [Trait("Feature", "routing.transfer")]
    public void A_transfer_keeps_age_and_place()
    {
        var bench = Auto().Queue("second", q => q with { AutoAccept = true }).Agent("ann");
        bench.Contact("c1");
        bench.Wait(60);
        bench.Contact("other", queue: "second");
        bench.Do(new TransferContact { Contact = new("c1"), ToQueue = new("second"), By = new AgentId("ann") });
        bench.Agent("bob", queues: "second");
        Assert.Equal("bob", bench.AgentOf("c1"));
        Assert.Equal(ContactStatus.Waiting, bench.StatusOf("other"));
    }

    [Fact]
    [Trait("Feature", "routing.transfer")]
    public void A_transfer_to_an_agent_without_room_is_refused_or_waits_as_long_as_told()
    {
        var bench = Auto().Agent("ann").Agent("bob");
        bench.Contact("c1");
        bench.Contact("c2");
        string from = bench.AgentOf("c1")!, to = bench.AgentOf("c2")!;
        var transfer = new TransferContact { Contact = new("c1"), ToAgent = new AgentId(to), By = new AgentId(from) };
        Assert.Equal(RejectionReason.NoCapacity, bench.Do(transfer).Rejection!.Reason);
        Assert.Equal(from, bench.AgentOf("c1"));
        Assert.Equal(RoutingStatus.Queued, bench.Do(transfer with { Wait = TimeSpan.FromMinutes(1) }).Status);
        bench.Complete("c2", to);
        Assert.Equal(to, bench.AgentOf("c1"));
    }

    [Fact]
    public void A_contact_that_is_agreed_for_later_is_routed_then()
    {
        var bench = Auto().Agent("ann");
        Assert.Equal(RoutingStatus.Scheduled, bench.Contact("c1", c => c with { NotBefore = bench.Now.AddMinutes(10) }).Status);
        bench.Wait(599);
        Assert.Equal(ContactStatus.Scheduled, bench.StatusOf("c1"));
        bench.Wait(1);
        Assert.Equal("ann", bench.AgentOf("c1"));
        Assert.Equal(bench.Now, bench.Pool.Contact(new("c1"))!.EligibleSince);
    }

    [Fact]
    public void An_abandoned_contact_frees_the_agent_it_was_offered_to()
    {
        var bench = new Bench().Queue("q").Agent("ann");
        bench.Contact("c1");
        bench.Contact("c2");
        Assert.Equal(RoutingStatus.Abandoned, bench.Do(new AbandonContact { Contact = new("c1") }).Status);
        Assert.Equal("ann", bench.AgentOf("c2"));
        bench.Accept("c2", "ann");
        Assert.Equal(RejectionReason.WrongStatus, bench.Do(new AbandonContact { Contact = new("c2") }).Rejection!.Reason);
    }

    [Fact]
    public void Excluded_agents_and_skills_to_be_without_are_respected()
    {
        var bench = Auto().Agent("ann").Agent("trainee", a => a with { Skills = new Dictionary<string, int> { ["trainee"] = 1 } });
        var outcome = bench.Contact("c1", c => c with
        {
            ExcludedAgents = [new("ann")],
            Steps = [new RoutingStep { Skills = [new SkillRequirement { Skill = "trainee", Operator = SkillOperator.Without }] }],
        });
        Assert.Equal(RoutingStatus.Queued, outcome.Status);
    }

    [Fact]
    public void Reprioritising_changes_who_is_next()
    {
        var bench = Auto();
        bench.Contact("c1");
        bench.Contact("c2");
        bench.Do(new ReprioritiseContact { Contact = new("c2"), Priority = 5 });
        bench.Agent("ann");
        Assert.Equal(ContactStatus.Assigned, bench.StatusOf("c2"));
    }

    [Fact]
    public void Input_out_of_range_names_the_field_and_the_way_out()
    {
        var bench = Auto();
        var error = Assert.Throws<ArgumentException>(() => bench.Contact("c1", c => c with { Priority = 10 }));
        Assert.Contains("Priority is 10: give a number from 0 to 9", error.Message);
        Assert.Throws<ArgumentException>(() => bench.Agent("ann", a => a with { Capacity = AgentCapacity.Of(0) }));
        Assert.Equal(RejectionReason.UnknownQueue, bench.Contact("c2", queue: "nowhere").Rejection!.Reason);
        Assert.Empty(bench.Pool.Queue(new("q"), bench.Now)!.Waiting);
    }
}
