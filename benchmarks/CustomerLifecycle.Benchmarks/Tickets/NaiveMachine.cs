using CustomerLifecycle.Tickets;

namespace CustomerLifecycle.Benchmarks.Tickets;

/// <summary>The state machine one writes in an afternoon: a dictionary of lambdas by state and trigger. It knows no substates, required
/// fields or permissions.</summary>
internal sealed class NaiveMachine
{
    private readonly Dictionary<(string State, string Trigger), Func<WorkflowContext, string?>> _transitions = [];

    public NaiveMachine(WorkflowDefinition definition, IReadOnlyDictionary<string, WorkflowGuard> guards)
    {
        foreach (TransitionDefinition transition in definition.Transitions)
        {
            _transitions[(transition.From, transition.Trigger)] = context => transition.Guards.All(name => guards[name](context)) ? transition.To : null;
        }
    }

    public string? Fire(string state, string trigger, WorkflowContext context) =>
        _transitions.TryGetValue((state, trigger), out Func<WorkflowContext, string?>? decide) ? decide(context) : null;

    public List<string> PermittedTriggers(string state, WorkflowContext context) =>
        [.. _transitions.Where(entry => entry.Key.State == state && entry.Value(context) is not null).Select(entry => entry.Key.Trigger)];
}
