using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

public sealed class ReadyWorkflowTests
{
    private static readonly WorkflowContext Filled = new()
    {
        Fields = ReadyWorkflows.All.SelectMany(definition => definition.Transitions).SelectMany(t => t.RequiredFields).Distinct().ToDictionary(field => field, _ => "x"),
    };

    [Fact]
    [Trait("Feature", "tickets.ready-workflows")]
    public void Every_ready_workflow_stands_on_its_own_and_can_be_run_through_all_its_states() => Assert.All(ReadyWorkflows.All, definition =>
    {
        Assert.Empty(definition.Validate(guards: [], effects: []));
        Workflow workflow = new(definition);
        HashSet<string> seen = [workflow.InitialState];
        Queue<string> open = new(seen);
        while (open.TryDequeue(out string? state))
        {
            foreach (string to in workflow.PermittedTriggers(state, Filled).Select(trigger => workflow.Fire(state, trigger, Filled).Transition!.To).Where(seen.Add))
            {
                open.Enqueue(to);
            }
        }

        string?[] parents = [.. definition.States.Select(state => state.Parent).Distinct()];
        Assert.Equal(definition.States.Select(state => state.Name).Except(parents).Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal)!);
    });

    [Fact]
    [Trait("Feature", "tickets.ready-workflows")]
    public void In_every_ready_workflow_solved_tickets_close_and_done_ones_are_taken_up_again() => Assert.All(ReadyWorkflows.All, definition =>
    {
        Workflow workflow = new(definition);
        foreach (StateDefinition state in definition.States.Where(state => state.Category is StateCategory.Solved or StateCategory.Closed))
        {
            Assert.True(workflow.CategoryOf(workflow.Fire(state.Name, "Reopen").Transition!.To) is StateCategory.New or StateCategory.Open, state.Name);
        }

        string solved = definition.States.Single(state => state.Category == StateCategory.Solved).Name;
        Assert.All(["Close", "Confirm"], trigger => Assert.Equal(StateCategory.Closed, workflow.Fire(solved, trigger).Transition!.ToCategory));
    });

    [Fact]
    [Trait("Feature", "tickets.ready-workflows")]
    public void A_field_service_work_order_has_the_states_of_the_trade() => Assert.Equal(
        ["Draft", "PendingDispatch", "Scheduled", "Assigned", "Accepted", "EnRoute", "OnSite", "WorkIncomplete", "WorkComplete", "Closed"],
        ReadyWorkflows.FieldService.States.Select(state => state.Name));

    [Theory]
    [Trait("Feature", "tickets.ready-workflows")]
    [InlineData("after-sales", "Start AskCustomer CustomerAnswered OrderParts PartsArrived Solve Confirm", "New InProgress WaitingForCustomer InProgress WaitingForParts InProgress Solved Closed")]
    [InlineData("after-sales", "Start SendToManufacturer Escalate Return Solve Reopen Cancel", "New InProgress WaitingForManufacturer Escalated InProgress Solved InProgress Cancelled")]
    [InlineData("complaint", "Accept AskDepartment DepartmentAnswered Propose RefuseProposal Escalate Propose AcceptProposal Close", "Registered Investigating WaitingForDepartment Investigating Proposed Investigating Escalated Proposed Resolved Closed")]
    [InlineData("complaint", "Accept Resolve Appeal Withdraw", "Registered Investigating Resolved Escalated Withdrawn")]
    [InlineData("field-service", "Submit Schedule Dispatch Accept Depart Arrive Complete Close", "Draft PendingDispatch Scheduled Assigned Accepted EnRoute OnSite WorkComplete Closed")]
    [InlineData("field-service", "Submit Schedule Dispatch Decline Dispatch Accept Depart Arrive CustomerAbsent Reschedule", "Draft PendingDispatch Scheduled Assigned Scheduled Assigned Accepted EnRoute OnSite WorkIncomplete PendingDispatch")]
    [InlineData("field-service", "Submit Schedule Reschedule Schedule Dispatch Accept Depart Arrive OrderParts PartsArrived Cancel", "Draft PendingDispatch Scheduled PendingDispatch Scheduled Assigned Accepted EnRoute OnSite WorkIncomplete PendingDispatch Closed")]
    [InlineData("field-service", "Submit Schedule Dispatch Accept Depart Arrive Interrupt Resume Complete Reopen", "Draft PendingDispatch Scheduled Assigned Accepted EnRoute OnSite WorkIncomplete OnSite WorkComplete PendingDispatch")]
    [InlineData("pre-sales", "Start AskExpert ExpertAnswered Quote Negotiate Quote AcceptQuote PassToSales", "New Qualifying WaitingForExpert Qualifying Quoted Qualifying Quoted Answered Closed")]
    public void The_work_of_a_trade_can_be_done(string name, string triggers, string states)
    {
        Workflow workflow = new(ReadyWorkflows.All.Single(definition => definition.Name == name));
        List<string> path = [workflow.InitialState];
        foreach (string trigger in triggers.Split(' '))
        {
            path.Add(workflow.Fire(path[^1], trigger, Filled).Transition?.To ?? trigger + " is not permitted");
        }

        Assert.Equal(states.Split(' '), path);
    }

    [Theory]
    [InlineData("after-sales", "InProgress", "Solve", "resolution")]
    [InlineData("complaint", "Registered", "Reject", "resolution")]
    [InlineData("field-service", "Draft", "Submit", "address")]
    [InlineData("field-service", "PendingDispatch", "Schedule", "appointment")]
    [InlineData("field-service", "OnSite", "Complete", "report")]
    [InlineData("field-service", "OnSite", "OrderParts", "report")]
    public void What_the_next_department_needs_must_be_filled_in(string name, string state, string trigger, string field) => Assert.Equal(
        new(FireOutcome.FieldMissing, null, field),
        new Workflow(ReadyWorkflows.All.Single(definition => definition.Name == name)).Fire(state, trigger));
}
