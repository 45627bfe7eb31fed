using CustomerLifecycle.Routing.Commands;
using static CustomerLifecycle.Routing.AttributeExpression;

namespace CustomerLifecycle.Routing.Tests;

public sealed class ConditionRoutingTests
{
    private static Bench Auto() => new Bench().Queue("q", q => q with { AutoAccept = true });

    private static Func<AgentProfile, AgentProfile> Region(string region, int seniority = 1) =>
        agent => agent with { Attributes = new Dictionary<string, AttributeValue> { ["region"] = region, ["seniority"] = seniority } };

    [Fact]
    [Trait("Feature", "routing.attributes")]
    public void A_contact_goes_to_an_agent_of_its_own_region_and_later_to_anybody()
    {
        var bench = Auto().Agent("ann", Region("south")).Agent("bob", Region("north"));
        ContactRequest North(ContactRequest c) => c with
        {
            Attributes = new Dictionary<string, string> { ["region"] = "north" },
            Steps = [new RoutingStep { Condition = Agent("region").Is(Contact("region")), ExpiresAfter = TimeSpan.FromMinutes(1) }, new RoutingStep()],
        };
        Assert.Equal("bob", bench.Contact("c1", North).Agent?.Value);
        Assert.Equal(RoutingStatus.Queued, bench.Contact("c2", North).Status);
        Assert.Equal("ann", bench.Wait(60).AgentOf("c2"));
    }

    [Fact]
    public void An_agent_whose_attributes_change_is_looked_at_again()
    {
        var bench = Auto().Agent("ann", Region("north", seniority: 1));
        Assert.Equal(RoutingStatus.Queued, bench.Contact("c1", c => c with { Steps = [new RoutingStep { Condition = Agent("seniority").AtLeast(2) }] }).Status);
        bench.Agent("ann", Region("north", seniority: 2));
        Assert.Equal("ann", bench.AgentOf("c1"));
    }

    [Fact]
    public void Contacts_with_equal_conditions_wait_in_one_group()
    {
        var bench = Auto();
        for (int i = 0; i < 5; i++)
        {
            bench.Contact("c" + i, c => c with { Steps = [new RoutingStep { Condition = All(Agent("region").Is("north"), Agent("seniority").AtLeast(2)), Agents = [new("b"), new("a")] }] });
        }

        Assert.Single(bench.Pool.State.Index.QueueOf(new("q")).Groups);
    }

    [Fact]
    [Trait("Feature", "routing.named-agents")]
    public void One_of_several_named_agents_is_required()
    {
        var bench = Auto().Agent("ann").Agent("bob").Agent("cid");
        var named = (ContactRequest c) => c with { Steps = [new RoutingStep { Agents = [new("cid"), new("bob")] }] };
        Assert.Equal("bob", bench.Contact("c1", named).Agent?.Value);
        Assert.Equal("cid", bench.Contact("c2", named).Agent?.Value);
        Assert.Equal(RoutingStatus.Queued, bench.Contact("c3", named).Status);
    }

    [Fact]
    [Trait("Feature", "routing.explain")]
    public void An_explanation_tells_which_part_of_the_condition_an_agent_does_not_meet()
    {
        var bench = Auto().Agent("ann", Region("north", seniority: 1)).Agent("bob", Region("south", seniority: 9));
        bench.Contact("c1", c => c with { Steps = [new RoutingStep { Condition = All(Agent("region").Is("north"), Agent("seniority").AtLeast(2)), Agents = [new("ann")] }] });
        var explanation = bench.Pool.Explain(new("c1"), bench.Now)!;
        Assert.Equal("agent.region = 'north' and agent.seniority >= 2", explanation.Condition);
        Assert.Equal(
            ["ann ConditionNotMet: agent.seniority >= 2 (it is 1)", "bob NotNamed,ConditionNotMet: agent.region = 'north' (it is 'south')"],
            explanation.Candidates.Select(c => $"{c.Agent} {string.Join(",", c.Obstacles)}: {c.UnmetCondition}"));
    }

    [Fact]
    public void Whoever_is_asked_for_by_nobody_there_overflows()
    {
        var bench = new Bench().Queue("q", q => q with { Overflow = [OverflowRule.NoEligibleAgent(OverflowAction.ToMessage())] }).Agent("ann", Region("south"));
        Assert.Equal(RoutingStatus.Overflowed, bench.Contact("c1", c => c with { Steps = [new RoutingStep { Condition = Agent("region").Is("north") }] }).Status);
    }

    [Fact]
    public void The_log_and_the_snapshot_keep_conditions_and_attributes()
    {
        var bench = new Bench().Queue("q").Agent("ann", Region("south"));
        bench.Contact("c1", c => c with { Steps = [new RoutingStep { Condition = Not(Agent("region").Is("south")), Agents = [new("ann")] }] });
        var read = new RoutingPool();
        foreach (var e in bench.Events)
        {
            read.Apply(RoutingLogFormat.Read(RoutingLogFormat.CurrentVersion, RoutingLogFormat.Write([e]), e.Sequence, e.At).Single());
        }

        Assert.Equal(bench.Pool.ToSnapshot().State, read.ToSnapshot().State);
        var restored = RoutingPool.Restore(read.ToSnapshot());
        Assert.Equal(bench.Pool.Explain(new("c1"), bench.Now)!.Candidates.Single().UnmetCondition, restored.Explain(new("c1"), bench.Now)!.Candidates.Single().UnmetCondition);
        Assert.Equal(bench.Pool.ToSnapshot().State, restored.ToSnapshot().State);
    }

    [Fact]
    public void Attributes_out_of_range_are_named()
    {
        var bench = Auto();
        var many = Enumerable.Range(0, 101).ToDictionary(i => "a" + i, i => AttributeValue.Of(i));
        Assert.Contains("Attributes is 101: give a number from 0 to 100", Assert.Throws<ArgumentException>(() => bench.Agent("ann", a => a with { Attributes = many })).Message);
        var error = Assert.Throws<ArgumentException>(() => bench.Do(new SignInAgent { Agent = new AgentProfile { Id = new("ann"), Attributes = new Dictionary<string, AttributeValue> { ["x"] = new string('y', 257) } } }));
        Assert.Contains("257 characters long", error.Message);
    }
}
