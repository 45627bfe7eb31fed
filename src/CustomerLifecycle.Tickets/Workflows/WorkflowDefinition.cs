using System.Security.Cryptography;
using System.Text;

namespace CustomerLifecycle.Tickets;

/// <summary>A state machine as data: states with a category each, and the transitions between them. Immutable.</summary>
/// <remarks>Code (<see cref="Create"/>) and JSON (<see cref="FromJson"/>) build the same model. A ticket stays on the version it started
/// with; change a definition by publishing it with the next version.</remarks>
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

    /// <summary>SHA-256 of the JSON form, in lower-case hexadecimal: equal definitions have equal hashes.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ToJson())));

    /// <summary>Starts a definition in code.</summary>
    /// <param name="name">The name; the type of the tickets that follow it.</param>
    /// <param name="version">The version, from 1.</param>
    public static WorkflowBuilder Create(string name, int version = 1) => new(name, version);

    /// <summary>Reads a definition from JSON and validates it.</summary>
    /// <param name="json">The form that <see cref="ToJson"/> writes.</param>
    /// <exception cref="FormatException">The text is not a workflow in JSON.</exception>
    /// <exception cref="WorkflowDefinitionException">The workflow has problems; all are listed.</exception>
    public static WorkflowDefinition FromJson(string json)
    {
        WorkflowDefinition definition = WorkflowJson.Read(json);
        definition.EnsureValid();
        return definition;
    }

    /// <summary>Writes the definition as JSON. Equal definitions give the same text.</summary>
    public string ToJson() => WorkflowJson.Write(this);

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
}
