using System.Collections.Frozen;
using System.Collections.Immutable;

namespace CustomerLifecycle.Tickets;

/// <summary>How tickets of one version of a workflow go over to another: an explicit map of states, and what becomes of their fields.
/// Pure and immutable; it can be written in code and as JSON. Two are equal when they say the same.</summary>
/// <remarks>Every state of the old version is either mapped or refused; <see cref="Validate"/> lists all that are neither. Going back to a lower
/// version is a migration like any other.</remarks>
public sealed record WorkflowMigration
{
    /// <summary>The workflow; the type of the tickets.</summary>
    public required string Workflow { get; init; }

    /// <summary>The version the tickets follow.</summary>
    public required int From { get; init; }

    /// <summary>The version they are to follow.</summary>
    public required int To { get; init; }

    /// <summary>The new state by the old one.</summary>
    public IReadOnlyDictionary<string, string> States { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>Old states whose tickets stay where they are and are reported, and why.</summary>
    public IReadOnlyDictionary<string, string> Refused { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>The new name of a field by the old one. All are renamed at once, so that two may change places.</summary>
    public IReadOnlyDictionary<string, string> RenamedFields { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>The values of fields that have none after the renaming.</summary>
    public IReadOnlyDictionary<string, string> DefaultFields { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>Starts a migration in code.</summary>
    /// <param name="workflow">The workflow; the type of the tickets.</param>
    /// <param name="from">The version the tickets follow.</param>
    /// <param name="to">The version they are to follow.</param>
    public static WorkflowMigration Between(string workflow, int from, int to) => new() { Workflow = workflow, From = from, To = to };

    /// <summary>Reads a migration from JSON. It is not validated: that needs the definitions.</summary>
    /// <param name="json">The form that <see cref="ToJson"/> writes. Comments are skipped.</param>
    /// <exception cref="FormatException">The text is not a migration in JSON; the message says where, and what is expected there.</exception>
    public static WorkflowMigration FromJson(string json) => WorkflowJson.Read<WorkflowMigration>(json, "migration");

    /// <summary>Writes the migration as JSON. Equal migrations give the same text.</summary>
    public string ToJson() => WorkflowJson.Write(this with
    {
        States = Sorted(States),
        Refused = Sorted(Refused),
        RenamedFields = Sorted(RenamedFields),
        DefaultFields = Sorted(DefaultFields),
    });

    /// <summary>Maps an old state on a new one.</summary>
    /// <param name="old">The state in the old version.</param>
    /// <param name="state">The state in the new version.</param>
    /// <returns>The migration with it.</returns>
    public WorkflowMigration Map(string old, string state) => this with { States = With(States, old, state) };

    /// <summary>Maps states on those of the same name.</summary>
    /// <param name="states">The states' names.</param>
    /// <returns>The migration with them.</returns>
    public WorkflowMigration Keep(params IEnumerable<string> states) => states.Aggregate(this, (migration, state) => migration.Map(state, state));

    /// <summary>Leaves the tickets of an old state where they are, and has them reported.</summary>
    /// <param name="old">The state in the old version.</param>
    /// <param name="reason">Why, for the report.</param>
    /// <returns>The migration with it.</returns>
    public WorkflowMigration Refuse(string old, string reason) => this with { Refused = With(Refused, old, reason) };

    /// <summary>Gives a field another name.</summary>
    /// <param name="old">The name it has.</param>
    /// <param name="name">The name it gets.</param>
    /// <returns>The migration with it.</returns>
    public WorkflowMigration RenameField(string old, string name) => this with { RenamedFields = With(RenamedFields, old, name) };

    /// <summary>Gives a field a value where it has none.</summary>
    /// <param name="field">The field's name, after the renaming.</param>
    /// <param name="value">The value.</param>
    /// <returns>The migration with it.</returns>
    public WorkflowMigration DefaultField(string field, string value) => this with { DefaultFields = With(DefaultFields, field, value) };

    /// <summary>Everything that is wrong with the migration.</summary>
    /// <param name="from">The old definition; null when it is not at hand any more, so that only the new states are checked.</param>
    /// <param name="to">The new definition.</param>
    /// <returns>Empty for a migration that can be run.</returns>
    public IReadOnlyList<WorkflowProblem> Validate(WorkflowDefinition? from, WorkflowDefinition to)
    {
        ArgumentNullException.ThrowIfNull(to);
        return new WorkflowMigrationValidation(this, from, to).Run();
    }

    /// <summary>Decides what becomes of a ticket, without looking at the definitions.</summary>
    /// <param name="state">The ticket's state in the old version.</param>
    /// <param name="fields">The ticket's fields.</param>
    /// <returns>The new state and fields, or why the ticket cannot be moved.</returns>
    public WorkflowMove Decide(string state, IReadOnlyDictionary<string, string> fields)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(fields);
        if (Refused.TryGetValue(state, out string? reason))
        {
            return WorkflowMove.Refuse(reason);
        }

        if (!States.TryGetValue(state, out string? mapped))
        {
            return WorkflowMove.Refuse($"The migration says nothing about the state '{state}'.");
        }

        SortedDictionary<string, string> moved = new(StringComparer.Ordinal);
        foreach ((string name, string value) in fields.OrderBy(field => field.Key, StringComparer.Ordinal))
        {
            string target = RenamedFields.GetValueOrDefault(name, name);
            if (moved.TryGetValue(target, out string? other) && other != value)
            {
                return WorkflowMove.Refuse($"Two fields would become '{target}', with different values. Empty one of them first.");
            }

            moved[target] = value;
        }

        foreach ((string name, string value) in DefaultFields)
        {
            if (string.IsNullOrWhiteSpace(moved.GetValueOrDefault(name)))
            {
                moved[name] = value;
            }
        }

        return new(mapped, moved, null);
    }

    /// <inheritdoc/>
    public bool Equals(WorkflowMigration? other) =>
        other is not null && (Workflow, From, To) == (other.Workflow, other.From, other.To)
        && Same(States, other.States) && Same(Refused, other.Refused) && Same(RenamedFields, other.RenamedFields) && Same(DefaultFields, other.DefaultFields);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Workflow, From, To, States.Count, Refused.Count, RenamedFields.Count, DefaultFields.Count);

    private static bool Same(IReadOnlyDictionary<string, string> one, IReadOnlyDictionary<string, string> other) =>
        one.Count == other.Count && one.All(entry => other.TryGetValue(entry.Key, out string? value) && value == entry.Value);

    private static ImmutableSortedDictionary<string, string> With(IReadOnlyDictionary<string, string> map, string key, string value)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(value);
        return Sorted(map).SetItem(key, value);
    }

    private static ImmutableSortedDictionary<string, string> Sorted(IReadOnlyDictionary<string, string> map) =>
        map as ImmutableSortedDictionary<string, string> ?? map.ToImmutableSortedDictionary(StringComparer.Ordinal);
}
