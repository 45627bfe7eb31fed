using System.Collections.Frozen;
using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>A workflow compiled for decisions. Pure, immutable and thread-safe: <see cref="Fire"/> says what a trigger does and changes
/// nothing.</summary>
public sealed class Workflow
{
    private readonly FrozenDictionary<string, CompiledState> _states;

    /// <summary>Compiles a definition.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="guards">The guards by the names the definition uses.</param>
    /// <exception cref="WorkflowDefinitionException">The workflow has problems, or names a guard that is missing here; all are listed.</exception>
    public Workflow(WorkflowDefinition definition, IReadOnlyDictionary<string, WorkflowGuard>? guards = null)
    {
        ArgumentNullException.ThrowIfNull(definition);
        guards ??= FrozenDictionary<string, WorkflowGuard>.Empty;
        IReadOnlyList<WorkflowProblem> problems = definition.Validate(guards.Keys);
        if (problems.Count > 0)
        {
            throw new WorkflowDefinitionException(definition.Name, definition.Version, problems);
        }

        Definition = definition;
        _states = new WorkflowCompiler(definition, guards).Compile();
        MaximumTriggers = _states.Values.Max(state => state.Triggers.Length);
    }

    /// <summary>The definition.</summary>
    public WorkflowDefinition Definition { get; }

    /// <summary>The state in which a ticket starts.</summary>
    public string InitialState => Definition.Initial;

    /// <summary>The most triggers any one state has, parents' included: room for so many is enough for
    /// <see cref="PermittedTriggers(string, WorkflowContext?, Span{string})"/>.</summary>
    public int MaximumTriggers { get; }

    /// <summary>Whether the workflow has a state.</summary>
    /// <param name="state">The state's name.</param>
    public bool HasState(string state) => _states.ContainsKey(state);

    /// <summary>The category of a state.</summary>
    /// <param name="state">The state's name.</param>
    /// <exception cref="ArgumentException">The workflow has no such state.</exception>
    public StateCategory CategoryOf(string state) => _states.TryGetValue(state, out CompiledState? found)
        ? found.Category
        : throw new ArgumentException($"The workflow '{Definition.Name}', version {Definition.Version}, has no state '{state}'. It has {string.Join(", ", Definition.States.Select(known => known.Name))}.", nameof(state));

    /// <summary>Decides what a trigger does in a state. Each guard is asked at most once, in the order of the definition; of a guard and its
    /// negation on two transitions one question answers both. Allocates nothing of its own.</summary>
    /// <param name="state">The state.</param>
    /// <param name="trigger">What is done.</param>
    /// <param name="context">What guards, required fields and permissions are judged by; null for <see cref="WorkflowContext.Empty"/>.</param>
    /// <returns>The transition, or why there is none: of several transitions for the trigger, the reason of the last. An exception of a guard
    /// is passed on; nothing has changed then.</returns>
    public FireResult Fire(string state, string trigger, WorkflowContext? context = null)
    {
        if (!_states.TryGetValue(state, out CompiledState? found))
        {
            return new(FireOutcome.UnknownState, null, null);
        }

        GuardAnswers answers = default;
        return found.Find(trigger) is { } triggered
            ? triggered.Judge(context ?? WorkflowContext.Empty, ref answers)
            : new(FireOutcome.NotPermitted, null, null);
    }

    /// <summary>The triggers that would be taken in a state, each once, in the order of the definition. Of a transition whose guards hold
    /// but that lacks a field, the trigger is listed too: the field can still be filled in. Each guard is asked at most once.</summary>
    /// <param name="state">The state.</param>
    /// <param name="context">What guards and permissions are judged by; null for <see cref="WorkflowContext.Empty"/>.</param>
    /// <returns>Empty for a state the workflow does not have. In a state without guards and permissions the same list every time.</returns>
    public IReadOnlyList<string> PermittedTriggers(string state, WorkflowContext? context = null)
    {
        if (!_states.TryGetValue(state, out CompiledState? found))
        {
            return [];
        }

        if (found.Unconditional is { } all)
        {
            return all;
        }

        string[] triggers = new string[found.Triggers.Length];
        Array.Resize(ref triggers, PermittedTriggers(state, context, triggers));
        return triggers;
    }

    /// <summary>Writes the triggers that would be taken in a state, as <see cref="PermittedTriggers(string, WorkflowContext?)"/> lists them.
    /// Allocates nothing of its own.</summary>
    /// <param name="state">The state.</param>
    /// <param name="context">What guards and permissions are judged by; null for <see cref="WorkflowContext.Empty"/>.</param>
    /// <param name="triggers">Where they are written; <see cref="MaximumTriggers"/> always suffices.</param>
    /// <returns>How many are permitted; when that is more than there is room for, only the first are written.</returns>
    public int PermittedTriggers(string state, WorkflowContext? context, Span<string> triggers)
    {
        int count = 0;
        if (_states.TryGetValue(state, out CompiledState? found))
        {
            GuardAnswers answers = default;
            foreach (CompiledTrigger trigger in found.Triggers)
            {
                if (trigger.IsPermitted(context ?? WorkflowContext.Empty, ref answers))
                {
                    if (count < triggers.Length)
                    {
                        triggers[count] = trigger.Name;
                    }

                    count++;
                }
            }
        }

        return count;
    }
}
