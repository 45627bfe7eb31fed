using CustomerLifecycle.Routing.Commands;

namespace CustomerLifecycle.Routing.Tests;

public sealed class ExplainTests
{
    [Fact]
    [Trait("Feature", "routing.explain")]
    public void Every_agent_of_the_queue_is_given_a_reason()
    {
        var bench = new Bench().Queue("q", q => q with { AutoAccept = true }).Queue("other");
        var french = new Dictionary<string, int> { ["french"] = 50 };
        bench.Agent("busy", a => a with { Skills = french }, AgentPresence.Busy).Agent("unskilled").Agent("full", a => a with { Skills = french });
        bench.Agent("elsewhere", a => a with { Skills = french }, queues: "other");
        RoutingStep step = new() { Skills = [SkillRequirement.AtLeast("french", 30)] };
        bench.Contact("first", c => c with { Steps = [step] });
        bench.Contact("c1", c => c with { Steps = [step] });

        var explanation = bench.Pool.Explain(new("c1"), bench.Now)!;

        Assert.Null(explanation.Chosen);
        Assert.Equal(
            ["busy NotAvailable", "full NoCapacity", "unskilled MissingSkill"],
            explanation.Candidates.Select(c => c.Agent + " " + string.Join(",", c.Obstacles)));
    }

    [Fact]
    public void An_unknown_contact_has_no_explanation() => Assert.Null(new Bench().Pool.Explain(new("c1"), Bench.Start));

    [Fact]
    public void Deciding_and_explaining_change_nothing()
    {
        var bench = new Bench().Queue("q").Agent("ann");
        bench.Contact("c1");
        string before = bench.Pool.ToSnapshot().State;
        bench.Pool.Decide(new SignOutAgent { Agent = new("ann"), RequeueContacts = true }, bench.Now.AddHours(1));
        bench.Pool.Explain(new("c1"), bench.Now);
        Assert.Equal(before, bench.Pool.ToSnapshot().State);
    }
}
