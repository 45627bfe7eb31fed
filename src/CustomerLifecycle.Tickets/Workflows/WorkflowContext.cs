using System.Collections.Frozen;

namespace CustomerLifecycle.Tickets;

/// <summary>What guards, required fields and permissions of a transition are judged by.</summary>
public sealed record WorkflowContext
{
    /// <summary>No fields and no permissions.</summary>
    public static WorkflowContext Empty { get; } = new();

    /// <summary>The values by name. The ticket service gives the ticket's own fields, and its <c>type</c>, <c>priority</c>,
    /// <c>group</c>, <c>assignee</c>, <c>customerLevel</c> and <c>reason</c> under these names.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>The ticket that is decided about, as it would be with the fields that come with the trigger; null where the engine is used
    /// without tickets.</summary>
    public Ticket? Ticket { get; init; }

    /// <summary>What the actor may do.</summary>
    public IReadOnlySet<string> Permissions { get; init; } = FrozenSet<string>.Empty;

    /// <summary>The value of a field, or null when it is missing or blank.</summary>
    /// <param name="field">The field's name.</param>
    public string? Value(string field) => Fields.TryGetValue(field, out string? value) && !string.IsNullOrWhiteSpace(value) ? value : null;
}
