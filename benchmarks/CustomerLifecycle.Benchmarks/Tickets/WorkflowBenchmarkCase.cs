using CustomerLifecycle.Tickets;

namespace CustomerLifecycle.Benchmarks.Tickets;

/// <summary>The ready workflow for field service with guards on the way of every visit, walked from Draft to Closed; both machines decide the
/// same steps.</summary>
internal sealed class WorkflowBenchmarkCase
{
    private static readonly Dictionary<string, WorkflowGuard> Guards = new(StringComparer.Ordinal)
    {
        ["in_region"] = context => context.Value("region") is not null,
        ["signed"] = context => context.Value("signature") is not null,
    };

    public WorkflowBenchmarkCase()
    {
        WorkflowDefinition definition = ReadyWorkflows.FieldService with
        {
            Transitions =
            [
                .. ReadyWorkflows.FieldService.Transitions.Select(transition => transition.Trigger switch
                {
                    "Dispatch" => transition with { Guards = ["in_region"] },
                    "Complete" => transition with { Guards = ["signed"] },
                    _ => transition,
                }),
            ],
        };
        (Compiled, Naive) = (new(definition, Guards), new(definition, Guards));

        // Names as they come from a request or a row: equal to those of the definition, not the same objects.
        Steps = [.. from step in "Draft/Submit PendingDispatch/Schedule Scheduled/Dispatch Assigned/Accept Accepted/Depart EnRoute/Arrive OnSite/Complete WorkComplete/Close".Split(' ')
                    let parts = step.Split('/')
                    select (parts[0], parts[1])];
    }

    public Workflow Compiled { get; }

    public NaiveMachine Naive { get; }

    public (string State, string Trigger)[] Steps { get; }

    public WorkflowContext Context { get; } = new()
    {
        Fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["address"] = "1 Harbour Road", ["appointment"] = "2026-03-02 09:00", ["region"] = "north", ["report"] = "new seal", ["signature"] = "yes",
        },
    };
}
