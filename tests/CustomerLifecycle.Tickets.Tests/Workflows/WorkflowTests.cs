using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

public sealed class WorkflowTests
{
    private static readonly WorkflowDefinition Repair = WorkflowDefinition.Create("repair")
        .Configure("New", StateCategory.New).Permit("Accept", "Checking")
        .Configure("Active", StateCategory.Open).Permit("Cancel", "Closed").OnExit("leave-active")
        .Configure("Checking", StateCategory.Open).SubstateOf("Active")
            .PermitIf("Decide", "Closed", "warranty", "!abuse")
            .Permit("Decide", "Repairing", "quote")
            .OnExit("leave-checking")
        .Configure("Repairing", StateCategory.Open).SubstateOf("Active").OnEntry("order-parts")
            .Permit(new() { From = "Repairing", Trigger = "Finish", To = "Closed", Permission = "repair.finish", Effects = ["invoice"] })
        .Configure("Closed", StateCategory.Closed).OnEntry("say-goodbye")
        .Build();

    private readonly Workflow _workflow = new(Repair, new Dictionary<string, WorkflowGuard>
    {
        ["warranty"] = context => context.Value("warranty") == "yes",
        ["abuse"] = context => context.Value("abuse") == "yes",
    });

    [Fact]
    public void A_trigger_moves_along_its_transition()
    {
        FireResult result = _workflow.Fire("New", "Accept");

        Assert.True(result.IsMoved);
        Assert.Equal(("Checking", StateCategory.New, StateCategory.Open), (result.Transition!.To, result.Transition.FromCategory, result.Transition.ToCategory));
    }

    [Fact]
    [Trait("Feature", "tickets.workflows")]
    public void The_first_transition_whose_guards_hold_is_taken()
    {
        Assert.Equal("Closed", _workflow.Fire("Checking", "Decide", With(("warranty", "yes"))).Transition!.To);
        Assert.Equal("Repairing", _workflow.Fire("Checking", "Decide", With(("warranty", "yes"), ("abuse", "yes"), ("quote", "100"))).Transition!.To);
    }

    [Fact]
    public void A_refusal_says_what_is_missing()
    {
        Assert.Equal(new(FireOutcome.FieldMissing, null, "quote"), _workflow.Fire("Checking", "Decide"));
        Assert.Equal(new(FireOutcome.PermissionMissing, null, "repair.finish"), _workflow.Fire("Repairing", "Finish"));
        Assert.Equal(FireOutcome.NotPermitted, _workflow.Fire("Closed", "Accept").Outcome);
        Assert.Equal(FireOutcome.UnknownState, _workflow.Fire("Nowhere", "Accept").Outcome);
    }

    [Fact]
    public void A_substate_may_do_what_its_parent_may()
    {
        Assert.Equal("Closed", _workflow.Fire("Repairing", "Cancel").Transition!.To);
        Assert.Equal(["Decide", "Cancel"], _workflow.PermittedTriggers("Checking"));
        Assert.Equal(["Cancel"], _workflow.PermittedTriggers("Repairing"));
        Assert.Equal(["Finish", "Cancel"], _workflow.PermittedTriggers("Repairing", new() { Permissions = new HashSet<string> { "repair.finish" } }));
    }

    [Fact]
    public void Effects_run_out_of_the_old_states_and_into_the_new_but_not_through_a_shared_parent()
    {
        Assert.Equal(["leave-checking", "order-parts"], _workflow.Fire("Checking", "Decide", With(("quote", "1"))).Transition!.Effects);
        Assert.Equal(["leave-active", "invoice", "say-goodbye"], _workflow.Fire("Repairing", "Finish", new() { Permissions = new HashSet<string> { "repair.finish" } }).Transition!.Effects);
    }

    [Fact]
    public void Each_guard_is_asked_once()
    {
        int asked = 0;
        Workflow workflow = new(Repair, new Dictionary<string, WorkflowGuard> { ["warranty"] = _ => ++asked > 0, ["abuse"] = _ => false });

        workflow.Fire("Checking", "Decide");

        Assert.Equal(1, asked);
    }

    [Fact]
    public void A_decision_allocates_nothing()
    {
        _workflow.Fire("New", "Accept");

        long before = GC.GetAllocatedBytesForCurrentThread();
        FireResult result = _workflow.Fire("New", "Accept");
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.True(result.IsMoved);
        Assert.Equal(0, allocated);
    }

    [Fact]
    public void Code_and_JSON_build_the_same_definition()
    {
        WorkflowDefinition read = WorkflowDefinition.FromJson(Repair.ToJson());

        Assert.Equal(Repair.Hash, read.Hash);
        Assert.NotEqual(Repair.Hash, (Repair with { Version = 2 }).Hash);
    }

    [Fact]
    [Trait("Feature", "tickets.ready-workflows")]
    public void Every_ready_workflow_can_be_run_to_its_end() => Assert.All(ReadyWorkflows.All, definition =>
    {
        Workflow workflow = new(definition);
        WorkflowContext everything = new() { Fields = definition.Transitions.SelectMany(t => t.RequiredFields).Distinct().ToDictionary(field => field, _ => "x") };
        HashSet<string> seen = [workflow.InitialState];
        Queue<string> open = new(seen);
        while (open.TryDequeue(out string? state))
        {
            foreach (string to in workflow.PermittedTriggers(state, everything).Select(trigger => workflow.Fire(state, trigger, everything).Transition!.To).Where(seen.Add))
            {
                open.Enqueue(to);
            }
        }

        Assert.Contains(seen, state => workflow.CategoryOf(state) == StateCategory.Closed);
        Assert.Contains(seen, state => workflow.CategoryOf(state) == StateCategory.Solved);
    });

    private static WorkflowContext With(params (string Name, string Value)[] fields) => new() { Fields = fields.ToDictionary(f => f.Name, f => f.Value) };
}
