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
    [Trait("Feature", "tickets.workflow-guards")]
    public void Each_guard_is_asked_once_also_when_several_transitions_name_it_or_its_negation()
    {
        int asked = 0;
        Workflow workflow = new(
            WorkflowDefinition.Create("x")
                .Configure("New", StateCategory.New).PermitIf("Go", "Closed", "vip", "paid").PermitIf("Go", "New", "vip").PermitIf("Go", "Closed", "!vip", "paid").PermitIf("Stop", "Closed", "vip")
                .Configure("Closed", StateCategory.Closed).Build(),
            new Dictionary<string, WorkflowGuard> { ["vip"] = _ => ++asked < 0, ["paid"] = _ => false });

        Assert.Equal(new(FireOutcome.GuardRefused, null, "paid"), workflow.Fire("New", "Go"));
        Assert.Equal(1, asked);
        Assert.Empty(workflow.PermittedTriggers("New"));
        Assert.Equal(2, asked);
        Assert.Equal(0, workflow.PermittedTriggers("New", null, new string[2]));
        Assert.Equal(3, asked);
    }

    [Fact]
    public void A_guard_that_fails_says_so_and_changes_nothing()
    {
        Workflow workflow = new(
            WorkflowDefinition.Create("x").Configure("New", StateCategory.New).PermitIf("Go", "Closed", "bad").Configure("Closed", StateCategory.Closed).Build(),
            new Dictionary<string, WorkflowGuard> { ["bad"] = _ => throw new InvalidOperationException("no answer") });

        Assert.Equal("no answer", Assert.Throws<InvalidOperationException>(() => workflow.Fire("New", "Go")).Message);
    }

    [Fact]
    public void Decisions_allocate_nothing()
    {
        WorkflowContext context = With(("warranty", "yes"), ("abuse", "yes"), ("quote", "100"));
        string[] triggers = new string[_workflow.MaximumTriggers];
        Decide();

        long before = GC.GetAllocatedBytesForCurrentThread();
        int permitted = Decide();
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal((2, 0L), (permitted, allocated));

        int Decide()
        {
            _workflow.Fire("New", "Accept");
            _workflow.Fire("Checking", "Decide", context);
            _workflow.Fire("Repairing", "Finish", context);
            _workflow.PermittedTriggers("New");
            return _workflow.PermittedTriggers("Checking", context, triggers);
        }
    }

    [Fact]
    public void Permitted_triggers_that_have_no_room_are_counted()
    {
        string[] room = new string[1];

        Assert.Equal(2, _workflow.PermittedTriggers("Checking", null, room));
        Assert.Equal(["Decide"], room);
        Assert.Equal(0, _workflow.PermittedTriggers("Nowhere", null, room));
    }

    [Fact]
    [Trait("Feature", "tickets.workflow-guards")]
    public void A_guard_reads_the_ticket_without_a_dictionary_being_built()
    {
        Ticket ticket = new()
        {
            Tenant = new("acme"), Id = new("t-1"), Version = 1, Number = "T1", Type = "repair", WorkflowVersion = 1, Subject = "x", Priority = "high", State = "Checking",
            Category = StateCategory.Open, CreatedAt = default, UpdatedAt = default, Assignee = new("ann"), Customer = new("c-1"), CustomerLevel = "gold", Reason = "defect",
            Fields = new Dictionary<string, string> { ["warranty"] = "yes", ["group"] = "posing", ["blank"] = " " },
        };
        WorkflowContext context = new() { Ticket = ticket };

        Assert.Equal("Closed", _workflow.Fire("Checking", "Decide", context).Transition!.To);
        Assert.Equal(["repair", "high", null, "ann", "c-1", "gold", "defect", "yes", null, null], new[] { "type", "priority", "group", "assignee", "customer", "customerLevel", "reason", "warranty", "blank", "none" }.Select(context.Value));
        Assert.Equal("yes", context.Fields["warranty"]);
        Assert.Equal("", context.Fields["group"]);
        Assert.Equal(["type", "priority", "group", "assignee", "customer", "customerLevel", "reason", "warranty", "blank"], context.Fields.Keys);
        Assert.False(context.Fields.ContainsKey("none"));
        Assert.Equal(9, context.Fields.Count);
        Assert.Equal("no", (context with { Fields = new Dictionary<string, string> { ["warranty"] = "no" } }).Value("warranty"));
        Assert.Equal("gold", (context with { Fields = new Dictionary<string, string> { ["warranty"] = "no" } }).Value("customerLevel"));
    }

    [Fact]
    public void A_transition_says_what_it_needs()
    {
        WorkflowTransition transition = new Workflow(WorkflowDefinition.Create("x")
            .Configure("New", StateCategory.New).Permit(new() { From = "New", Trigger = "Go", To = "Closed", Permission = "p", RequiredFields = ["a", "b"] }).PermitReentry("Touch")
            .Configure("Closed", StateCategory.Closed).Build())
            .Fire("New", "Go", new() { Permissions = new HashSet<string> { "p" }, Fields = new Dictionary<string, string> { ["a"] = "1", ["b"] = "2" } }).Transition!;

        Assert.Equal(["a", "b"], transition.RequiredFields);
        Assert.Equal("p", transition.Permission);
    }

    [Fact]
    public void The_builder_refuses_what_cannot_be_meant()
    {
        StateConfiguration state = WorkflowDefinition.Create("x").Configure("New", StateCategory.New);

        Assert.Throws<ArgumentException>(() => state.PermitIf("Go", "Closed"));
        Assert.Throws<ArgumentException>(() => state.Configure("New", StateCategory.Open));
        Assert.Throws<ArgumentException>(() => state.Permit(new TransitionDefinition { From = "Other", Trigger = "Go", To = "Closed" }));
    }

    private static WorkflowContext With(params (string Name, string Value)[] fields) => new() { Fields = fields.ToDictionary(f => f.Name, f => f.Value) };
}
