using System.Collections.Frozen;
using System.Globalization;

namespace CustomerLifecycle.Tickets;

/// <summary>What guards, required fields and permissions of a transition are judged by. Immutable.</summary>
/// <remarks>Whoever uses the engine alone gives <see cref="Fields"/>. The ticket service gives the <see cref="Ticket"/>, whose values are read
/// where a guard asks for one: no dictionary is built for a decision.</remarks>
public sealed record WorkflowContext
{
    private readonly IReadOnlyDictionary<string, string>? _fields;

    /// <summary>No fields and no permissions.</summary>
    public static WorkflowContext Empty { get; } = new();

    /// <summary>The values by name. Unless they are given, those of the <see cref="Ticket"/>: its own fields, and its <c>type</c>,
    /// <c>priority</c>, <c>group</c>, <c>assignee</c>, <c>customer</c>, <c>customerLevel</c> and <c>reason</c> under these names.</summary>
    public IReadOnlyDictionary<string, string> Fields
    {
        get => _fields ?? (Ticket is { } ticket ? new TicketFieldView(ticket) : FrozenDictionary<string, string>.Empty);
        init => _fields = value;
    }

    /// <summary>What the actor may do.</summary>
    public IReadOnlySet<string> Permissions { get; init; } = FrozenSet<string>.Empty;

    /// <summary>The ticket that is decided about, as it would be with the fields that come with the trigger; null where the engine is used
    /// without tickets.</summary>
    public Ticket? Ticket { get; init; }

    /// <summary>The value of a field, or null when it is missing or blank. What <see cref="Fields"/> were given goes before the
    /// <see cref="Ticket"/>. Allocates nothing.</summary>
    /// <param name="field">The field's name.</param>
    public string? Value(string field)
    {
        string? value = null;
        bool found = _fields?.TryGetValue(field, out value) ?? false;
        value = found || Ticket is not { } ticket ? value : TicketFieldView.ValueOf(ticket, field);
        return string.IsNullOrWhiteSpace(value) ? null : value;
    }

    /// <summary>The ticket and how many permissions there are; not what people wrote.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{nameof(WorkflowContext)} of {Ticket?.Number ?? "no ticket"} with {Permissions.Count} permissions");
}
