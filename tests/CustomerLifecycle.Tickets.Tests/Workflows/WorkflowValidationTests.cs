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
                new() { Name = "Dead", Category = StateCategory.Open },
            ],
            Transitions =
            [
                new() { From = "A", Trigger = "Go", To = "C" },
                new() { From = "A", Trigger = "Go", To = "B" },
                new() { From = "A", Trigger = "Try", To = "B", Guards = ["x", "y"] },
                new() { From = "A", Trigger = "Try", To = "B", Guards = ["y", "x"] },
            ],
        };

        IReadOnlyList<WorkflowProblem> problems = broken.Validate(guards: ["x"]);

        Assert.Equal(
            ["initial", "states", "states.A", "states.B", "states.Dead", "transitions.A/Go", "transitions.A/Try", "version"],
            problems.Select(problem => problem.Place).Distinct().Order(StringComparer.Ordinal));
        Assert.Contains(problems, problem => problem is { State: "Dead", Transition: null });
        Assert.Contains(problems, problem => problem is { State: "A", Transition: 0 } && problem.Message.Contains("'C'"));
        Assert.Contains(problems, problem => problem is { Transition: 1 } && problem.Message.Contains("transitions[0]"));
        Assert.Equal([2, 3], problems.Where(problem => problem.Message.Contains("'y'")).Select(problem => problem.Transition!.Value));
        Assert.Equal(broken.Validate(), Assert.Throws<WorkflowDefinitionException>(broken.EnsureValid).Problems);
    }

    [Theory]
    [Trait("Feature", "tickets.workflow-validation")]
    [InlineData("a -> b", "states.Dead", "dead end", "Dead:Open", "New/Die/Dead")]
    [InlineData("a <-> b", "states.Ping", "no way", "Ping:Open Pong:Open", "New/Play/Ping Ping/Hit/Pong Pong/Hit/Ping")]
    [InlineData("a <-> b", "states.Pong", "no way", "Ping:Open Pong:Open", "New/Play/Ping Ping/Hit/Pong Pong/Hit/Ping")]
    [InlineData("itself", "states.Loop", "no way", "Loop:Open", "New/Play/Loop Loop/Again/Loop")]
    [InlineData("island", "states.Island", "cannot be reached", "Island:Open", "Island/Close/Closed")]
    [InlineData("island", "states.Island", "dead end", "Island:Open", "")]
    [InlineData("empty parent", "states.Parent", "cannot be reached", "Parent:Open Child:Open/Parent", "Parent/Close/Closed Child/Go/Closed")]
    [InlineData("entered parent", "states.Parent", "dead end", "Parent:Open Child:Open/Parent", "New/Go/Parent New/Down/Child Child/Close/Closed")]
    [InlineData("unknown parent", "states.Child", "'Nobody', which does not exist", "Child:Open/Nobody", "New/Go/Child Child/Close/Closed")]
    [InlineData("own parent", "states.Self", "substate of itself", "Self:Open/Self", "New/Go/Self Self/Close/Closed")]
    [InlineData("closed in open", "states.Done", "is Closed but a substate of 'Parent', which is Open", "Parent:Open Done:Closed/Parent", "New/Go/Done")]
    [InlineData("open in closed", "states.Child", "is Open but a substate of 'Closed', which is Closed", "Child:Open/Closed", "New/Go/Child Child/Close/Closed")]
    [InlineData("twice", "states.New", "twice", "New:New", "")]
    [InlineData("unknown from", "transitions.Nobody/Go", "leaves the state 'Nobody'", "", "Nobody/Go/Closed")]
    [InlineData("unknown to", "transitions.New/Go", "leads to the state 'Nobody'", "", "New/Go/Nobody")]
    [InlineData("no trigger", "transitions.New/", "is no name", "", "New//Closed")]
    public void A_hole_in_the_shape_is_found(string hole, string place, string message, string states, string transitions)
    {
        WorkflowDefinition definition = Sketch("New:New Closed:Closed " + states, "New/Close/Closed " + transitions);

        Assert.True(definition.Validate().Any(problem => problem.Place == place && problem.Message.Contains(message)), hole + ": " + string.Join("\n", definition.Validate()));
    }

    [Fact]
    public void What_is_well_shaped_has_no_problems()
    {
        Assert.Empty(Sketch("New:New Parent:Open A:Open/Parent B:Pending/A Done:Solved Over:Closed/Done", "New/Go/A A/Wait/B Parent/Solve/Done Done/Close/Over Over/Again/A").Validate());
        Assert.Equal("states", Assert.Single(Sketch("New:New Open:Open", "New/Go/Open Open/Back/New").Validate()).Place);
        Assert.Equal(["initial", "states"], new WorkflowDefinition { Name = "x", Version = 1, Initial = "", States = [], Transitions = [] }.Validate().Select(p => p.Place).Order(StringComparer.Ordinal));
    }

    [Theory]
    [Trait("Feature", "tickets.workflow-validation")]
    [InlineData(1, "", "a")]
    [InlineData(1, "", "")]
    [InlineData(1, "a", "a")]
    [InlineData(1, "a b", "b a")]
    [InlineData(1, "a", "a b")]
    [InlineData(1, "!a", "!a b")]
    [InlineData(0, "a !a")]
    [InlineData(2, "a", "!a", "")]
    [InlineData(2, "a", "!a", "b")]
    [InlineData(4, "a b", "a !b", "!a b", "!a !b", "c")]
    [InlineData(-1, "a", "!a")]
    [InlineData(-1, "a b", "a", "")]
    [InlineData(-1, "a", "b")]
    [InlineData(-1, "a", "b", "!a !b")]
    public void A_transition_that_is_never_taken_is_found(int never, params string[] guards)
    {
        WorkflowDefinition definition = new()
        {
            Name = "x",
            Version = 1,
            Initial = "New",
            States = [new() { Name = "New", Category = StateCategory.New }, new() { Name = "Closed", Category = StateCategory.Closed }],
            Transitions = [.. guards.Select(each => new TransitionDefinition { From = "New", Trigger = "Go", To = "Closed", Guards = each.Split(' ', StringSplitOptions.RemoveEmptyEntries) })],
        };

        IReadOnlyList<WorkflowProblem> problems = definition.Validate();

        Assert.All(problems, problem => Assert.Contains("never taken", problem.Message));
        Assert.Equal(never < 0 ? [] : [never], problems.Select(problem => problem.Transition!.Value));
    }

    [Fact]
    public void Names_of_guards_and_effects_that_no_code_has_registered_are_found_wherever_they_stand()
    {
        WorkflowDefinition definition = WorkflowDefinition.Create("x")
            .Configure("New", StateCategory.New).OnEntry("e1").OnExit("e2").PermitIf("Close", "Closed", "!vip").Permit(new() { From = "New", Trigger = "Stop", To = "Closed", Effects = ["e3"] })
            .Configure("Closed", StateCategory.Closed).Build();

        Assert.Empty(definition.Validate(["vip"], ["e1", "e2", "e3"]));
        Assert.Equal(
            ["states.New", "states.New", "transitions.New/Close", "transitions.New/Stop"],
            definition.Validate(["other"], []).Select(problem => problem.Place).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_is_no_name_is_refused_wherever_it_stands() => Assert.All(["", " New", "New ", "a\tb", "half \ud83d", "\udc00", new string('x', 65)], name =>
    {
        WorkflowDefinition definition = new()
        {
            Name = name,
            Version = 1,
            Initial = "New",
            States = [new() { Name = "New", Category = StateCategory.New, OnEntry = [name] }, new() { Name = "Closed", Category = StateCategory.Closed }],
            Transitions =
            [
                new() { From = "New", Trigger = "a", To = "Closed", Guards = ["!" + name] },
                new() { From = "New", Trigger = "b", To = "Closed", RequiredFields = [name] },
                new() { From = "New", Trigger = "c", To = "Closed", Permission = name },
                new() { From = "New", Trigger = "d", To = "Closed", Effects = [name] },
                new() { From = "New", Trigger = name, To = "Closed" },
            ],
        };

        Assert.Equal(
            ["name", "states.New", "transitions.New/a", "transitions.New/b", "transitions.New/c", "transitions.New/d", "transitions.New/" + name],
            definition.Validate().Select(problem => problem.Place));
    });

    [Fact]
    public void Missing_elements_are_problems_and_not_crashes() => Assert.Equal(
        ["states[1]", "transitions[1]", "transitions.New/Close"],
        Assert.Throws<WorkflowDefinitionException>(() => WorkflowDefinition.FromJson("""
            {"name":"x","version":1,"initial":"New",
             "states":[{"name":"New","category":"New"},null,{"name":"Closed","category":"Closed"}],
             "transitions":[{"from":"New","trigger":"Close","to":"Closed","guards":[null]},null]}
            """)).Problems.Select(problem => problem.Place).OrderBy(place => place.Contains('/')).ThenBy(place => place, StringComparer.Ordinal));

    [Fact]
    public void More_guards_than_can_be_asked_are_refused()
    {
        string[] guards = [.. Enumerable.Range(0, 65).Select(i => "g" + i)];
        WorkflowDefinition definition = Sketch("New:New Closed:Closed", "New/Close/Closed") with
        {
            Transitions = [.. guards.Select((guard, i) => new TransitionDefinition { From = "New", Trigger = "Go" + i, To = "Closed", Guards = [guard] })],
        };

        Assert.Contains("65 guards", Assert.Single(definition.Validate()).Message);
        Assert.Empty((definition with { Transitions = [.. definition.Transitions.Skip(1)] }).Validate());
    }

    [Fact]
    public void A_guard_that_no_code_has_registered_is_named() => Assert.Contains(
        "'vip'",
        Assert.Throws<WorkflowDefinitionException>(() => new Workflow(WorkflowDefinition.Create("x")
            .Configure("New", StateCategory.New).PermitIf("Close", "Closed", "vip")
            .Configure("Closed", StateCategory.Closed).Build())).Message);

    // States as name:category or name:category/parent, transitions as from/trigger/to.
    private static WorkflowDefinition Sketch(string states, string transitions) => new()
    {
        Name = "sketch",
        Version = 1,
        Initial = "New",
        States =
        [
            .. from state in states.Split(' ', StringSplitOptions.RemoveEmptyEntries)
               let parts = state.Split(':', '/')
               select new StateDefinition { Name = parts[0], Category = Enum.Parse<StateCategory>(parts[1]), Parent = parts.ElementAtOrDefault(2) },
        ],
        Transitions =
        [
            .. from transition in transitions.Split(' ', StringSplitOptions.RemoveEmptyEntries)
               let parts = transition.Split('/')
               select new TransitionDefinition { From = parts[0], Trigger = parts[1], To = parts[2] },
        ],
    };
}
