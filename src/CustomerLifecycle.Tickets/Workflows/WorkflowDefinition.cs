using System.Security.Cryptography;
using System.Text;

namespace CustomerLifecycle.Tickets;

/// <summary>A state machine as data: states with a category each, and the transitions between them. Immutable.</summary>
/// <remarks>Code (<see cref="Create"/>) and JSON (<see cref="FromJson"/>) build the same model. A ticket stays on the version it started
/// with; change a definition by publishing it with the next version, and take the tickets of the old one along with a
/// <see cref="WorkflowMigration"/>.
/// Two definitions are equal, and have the same <see cref="Hash"/>, when they decide the same: the order in which states, transitions of
/// different triggers, guards and required fields are written does not count; that of transitions for one state and trigger, and of effects,
/// does.</remarks>
public sealed record WorkflowDefinition
{
    /// <summary>The name; the type of the tickets that follow it.</summary>
    public required string Name { get; init; }

    /// <summary>The version, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>The state in which a ticket starts.</summary>
    public required string Initial { get; init; }

    /// <summary>The states.</summary>
    public required IReadOnlyList<StateDefinition> States { get; init; }

    /// <summary>The transitions. Of several for one state and trigger the first whose guards hold is taken.</summary>
    public required IReadOnlyList<TransitionDefinition> Transitions { get; init; }

    /// <summary>SHA-256 of the canonical JSON form, in lower-case hexadecimal: equal definitions have equal hashes, however they were
    /// built.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(WorkflowJson.Write(Canonical()))));

    /// <summary>Starts a definition in code.</summary>
    /// <param name="name">The name; the type of the tickets that follow it.</param>
    /// <param name="version">The version, from 1.</param>
    public static WorkflowBuilder Create(string name, int version = 1) => new(name, version);

    /// <summary>Reads a definition from JSON and validates it.</summary>
    /// <param name="json">The form that <see cref="ToJson"/> writes, at most 4 Mi characters. Comments are skipped.</param>
    /// <exception cref="FormatException">The text is not a workflow in JSON; the message says where, and what is expected there.</exception>
    /// <exception cref="WorkflowDefinitionException">The workflow has problems; all are listed.</exception>
    public static WorkflowDefinition FromJson(string json)
    {
        WorkflowDefinition definition = WorkflowJson.Read<WorkflowDefinition>(json, "workflow");
        definition.EnsureValid();
        return definition;
    }

    /// <summary>Writes the definition as JSON, in the order in which it was built. <see cref="FromJson"/> reads an equal one.</summary>
    public string ToJson() => WorkflowJson.Write(this);

    /// <summary>Draws the definition as a Mermaid state diagram (<c>stateDiagram-v2</c>): substates within their parents, on each arrow the
    /// trigger, then its guards in brackets and its permission in parentheses. States whose name is not their category say it.</summary>
    public string ToMermaid() => new WorkflowMermaid(this).Draw();

    /// <summary>Draws the definition in the DOT language of Graphviz: substates within their parents, on each arrow the trigger, then its
    /// guards in brackets and its permission in parentheses. States whose name is not their category say it.</summary>
    public string ToDot() => new WorkflowDot(this).Draw();

    /// <summary>Everything that is wrong with the definition.</summary>
    /// <param name="guards">The names of the guards that code has registered; null = they are not checked.</param>
    /// <param name="effects">The names of the effects that code has registered; null = they are not checked.</param>
    /// <returns>Empty for a definition that can be run.</returns>
    public IReadOnlyList<WorkflowProblem> Validate(IEnumerable<string>? guards = null, IEnumerable<string>? effects = null) =>
        new WorkflowValidation(this).Run(guards, effects);

    /// <summary>Throws unless the definition can be run.</summary>
    /// <exception cref="WorkflowDefinitionException">The workflow has problems; all are listed.</exception>
    public void EnsureValid()
    {
        IReadOnlyList<WorkflowProblem> problems = Validate();
        if (problems.Count > 0)
        {
            throw new WorkflowDefinitionException(Name, Version, problems);
        }
    }

    /// <inheritdoc/>
    public bool Equals(WorkflowDefinition? other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        if (other is null || (Name, Version, Initial, States.Count, Transitions.Count) != (other.Name, other.Version, other.Initial, other.States.Count, other.Transitions.Count))
        {
            return false;
        }

        (WorkflowDefinition mine, WorkflowDefinition others) = (Canonical(), other.Canonical());
        return mine.States.SequenceEqual(others.States) && mine.Transitions.SequenceEqual(others.Transitions);
    }

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Version, Initial, States.Count, Transitions.Count);

    // The sorts are stable: of transitions for one state and trigger the first stays the first.
    private WorkflowDefinition Canonical() => this with
    {
        States = [.. States.OrderBy(state => state.Name, StringComparer.Ordinal)],
        Transitions =
        [
            .. Transitions.Select(transition => transition.Canonical())
                .OrderBy(transition => transition.From, StringComparer.Ordinal).ThenBy(transition => transition.Trigger, StringComparer.Ordinal),
        ],
    };
}
