using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

public sealed class WorkflowValidationTests
{
    [Fact]
    [Trait("Feature", "tickets.workflow-validation")]
    public void All_problems_are_listed_at_once_with_their_place()
    {
        WorkflowDefinition broken = new()
        {
            Name = "broken",
            Version = 0,
            Initial = "Nowhere",
            States =
            [
                new() { Name = "A", Category = StateCategory.New, Parent = "B" },
                new() { Name = "B", Category = StateCategory.Open, Parent = "A" },
                new() { Name = "B", Category = StateCategory.Open },
            ],
            Transitions =
            [
                new() { From = "A", Trigger = "Go", To = "C" },
                new() { From = "A", Trigger = "Go", To = "B" },
                new() { From = "A", Trigger = "Try", To = "B", Guards = ["x", "y"] },
                new() { From = "A", Trigger = "Try", To = "B", Guards = ["y", "x"] },
            ],
        };

        string[] places = [.. broken.Validate(guards: ["x"]).Select(problem => problem.Place).Distinct().Order(StringComparer.Ordinal)];

        Assert.Equal(["initial", "states.A", "states.B", "transitions.A/Go", "transitions.A/Try", "version"], places);
        Assert.Equal(broken.Validate().Count, Assert.Throws<WorkflowDefinitionException>(broken.EnsureValid).Problems.Count);
    }

    [Fact]
    public void States_that_lead_nowhere_are_found()
    {
        WorkflowDefinition stuck = new()
        {
            Name = "stuck",
            Version = 1,
            Initial = "New",
            States =
            [
                new() { Name = "New", Category = StateCategory.New },
                new() { Name = "Dead", Category = StateCategory.Open },
                new() { Name = "Ping", Category = StateCategory.Open },
                new() { Name = "Pong", Category = StateCategory.Open },
                new() { Name = "Island", Category = StateCategory.Open },
                new() { Name = "Closed", Category = StateCategory.Closed },
            ],
            Transitions =
            [
                new() { From = "New", Trigger = "Die", To = "Dead" },
                new() { From = "New", Trigger = "Play", To = "Ping" },
                new() { From = "New", Trigger = "Close", To = "Closed" },
                new() { From = "Ping", Trigger = "Hit", To = "Pong" },
                new() { From = "Pong", Trigger = "Hit", To = "Ping" },
                new() { From = "Island", Trigger = "Close", To = "Closed" },
            ],
        };

        string[] problems = [.. stuck.Validate().Select(problem => problem.ToString())];

        Assert.Equal(4, problems.Length);
        Assert.Contains(problems, problem => problem.StartsWith("states.Dead", StringComparison.Ordinal) && problem.Contains("dead end"));
        Assert.Contains(problems, problem => problem.StartsWith("states.Ping", StringComparison.Ordinal) && problem.Contains("no way"));
        Assert.Contains(problems, problem => problem.StartsWith("states.Island", StringComparison.Ordinal) && problem.Contains("cannot be reached"));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("""{"name":"x","version":1,"initial":"A","states":[],"transitions":[],"colour":"red"}""")]
    [InlineData("""{"name":"x"}""")]
    [InlineData("""{"name":"x","version":1,"initial":"A","states":null,"transitions":[]}""")]
    public void Text_that_is_no_workflow_is_refused(string json) => Assert.Throws<FormatException>(() => WorkflowDefinition.FromJson(json));

    [Fact]
    public void A_guard_that_no_code_has_registered_is_named() => Assert.Contains(
        "'vip'",
        Assert.Throws<WorkflowDefinitionException>(() => new Workflow(WorkflowDefinition.Create("x")
            .Configure("New", StateCategory.New).PermitIf("Close", "Closed", "vip")
            .Configure("Closed", StateCategory.Closed).Build())).Message);
}
