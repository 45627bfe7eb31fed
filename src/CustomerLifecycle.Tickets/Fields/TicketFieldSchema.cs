using System.Collections.Frozen;

namespace CustomerLifecycle.Tickets;

/// <summary>The fields that tickets of one type have. Checks values, fills in defaults and writes each value in its canonical text.
/// Immutable and thread-safe; usable with <c>new</c>, over any table.</summary>
public sealed class TicketFieldSchema
{
    private readonly FrozenDictionary<string, TicketField> _fields;
    private readonly FrozenSet<string> _known;

    /// <summary>Compiles definitions.</summary>
    /// <param name="definitions">The fields; at most 200, each name once.</param>
    /// <param name="allowUnknown">Whether tickets may have fields that are not defined here: free text, as given.</param>
    /// <param name="alsoKnown">Fields that tickets may have without a definition, as free text: those that their workflow names.</param>
    /// <exception cref="ArgumentException">Something is wrong with the definitions; the message lists everything.</exception>
    public TicketFieldSchema(IEnumerable<TicketFieldDefinition> definitions, bool allowUnknown = false, IEnumerable<string>? alsoKnown = null)
    {
        ArgumentNullException.ThrowIfNull(definitions);
        Definitions = [.. definitions];
        AllowUnknown = allowUnknown;
        string[] problems = [.. FieldDefinitionProblems.Of(Definitions)];
        if (problems.Length > 0)
        {
            throw new ArgumentException(string.Join(" ", problems), nameof(definitions));
        }

        _known = (alsoKnown ?? []).ToFrozenSet(StringComparer.Ordinal);
        _fields = Definitions.ToFrozenDictionary(definition => definition.Name, definition => new TicketField(definition), StringComparer.Ordinal);
    }

    /// <summary>No definitions: every field is free text.</summary>
    public static TicketFieldSchema Free { get; } = new([], allowUnknown: true);

    /// <summary>The fields, in the order in which they are shown.</summary>
    public IReadOnlyList<TicketFieldDefinition> Definitions { get; }

    /// <summary>Whether tickets may have fields that are not defined: free text, as given.</summary>
    public bool AllowUnknown { get; }

    /// <summary>The definition of a field, or null.</summary>
    /// <param name="name">The field.</param>
    public TicketFieldDefinition? Find(string name) => _fields.GetValueOrDefault(name)?.Definition;

    /// <summary>Checks the fields of a new ticket and fills in defaults.</summary>
    /// <param name="values">The values by name; an empty one is as good as none.</param>
    /// <param name="state">The state the ticket begins in; null to leave out what states require.</param>
    public TicketFieldCheck Create(IReadOnlyDictionary<string, string> values, string? state = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        Dictionary<string, string> given = new(values.Where(field => !string.IsNullOrEmpty(field.Value)), StringComparer.Ordinal);
        foreach (TicketFieldDefinition definition in Definitions)
        {
            if (definition.Default is { } value)
            {
                given.TryAdd(definition.Name, value);
            }
        }

        return Change(FrozenDictionary<string, string>.Empty, given, state, [.. Definitions.Where(definition => IsNeeded(definition, state))]);
    }

    /// <summary>Checks changes of a ticket's fields. Fields that do not change are not looked at again.</summary>
    /// <param name="current">The values it has.</param>
    /// <param name="changes">The new values by name; an empty one takes the field away.</param>
    /// <param name="state">The state the ticket is in.</param>
    public TicketFieldCheck Update(IReadOnlyDictionary<string, string> current, IReadOnlyDictionary<string, string> changes, string? state = null)
    {
        ArgumentNullException.ThrowIfNull(current);
        ArgumentNullException.ThrowIfNull(changes);
        return Change(current, changes, state, [.. Definitions.Where(definition => IsNeeded(definition, state) && changes.ContainsKey(definition.Name))]);
    }

    /// <summary>Checks changes that come with a transition, and what the state it leads to requires.</summary>
    /// <param name="current">The values the ticket has.</param>
    /// <param name="changes">The new values by name; an empty one takes the field away.</param>
    /// <param name="state">The state the ticket enters.</param>
    public TicketFieldCheck Enter(IReadOnlyDictionary<string, string> current, IReadOnlyDictionary<string, string> changes, string state)
    {
        ArgumentNullException.ThrowIfNull(current);
        ArgumentNullException.ThrowIfNull(changes);
        return Change(current, changes, state, [.. Definitions.Where(definition => definition.RequiredIn.Contains(state, StringComparer.Ordinal) || (definition.Required && changes.ContainsKey(definition.Name)))]);
    }

    /// <summary>Checks fields that were moved to other names, or filled in, and what a state that is entered by that requires. What has its
    /// value under the same name is not looked at again.</summary>
    /// <param name="before">The values the ticket had.</param>
    /// <param name="after">The values it is to have.</param>
    /// <param name="entered">The state the ticket enters; null when it stays where it is.</param>
    internal TicketFieldCheck Move(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after, string? entered)
    {
        Dictionary<string, string> kept = after.Where(field => before.TryGetValue(field.Key, out string? value) && value == field.Value).ToDictionary(StringComparer.Ordinal);
        Dictionary<string, string> changes = after.Where(field => !kept.ContainsKey(field.Key)).ToDictionary(StringComparer.Ordinal);
        return Change(kept, changes, entered, [.. Definitions.Where(definition => entered is not null && definition.RequiredIn.Contains(entered, StringComparer.Ordinal))]);
    }

    /// <summary>The fields as logs and exports may show them: personal values masked.</summary>
    /// <param name="values">The values by name.</param>
    public IReadOnlyDictionary<string, string> Mask(IReadOnlyDictionary<string, string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return values.OrderBy(field => field.Key, StringComparer.Ordinal).ToDictionary(
            field => field.Key,
            field => _fields.GetValueOrDefault(field.Key) is { Definition.IsPersonal: true } personal ? personal.Mask(field.Value) : field.Value,
            StringComparer.Ordinal);
    }

    private static bool IsNeeded(TicketFieldDefinition definition, string? state) =>
        definition.Required || (state is not null && definition.RequiredIn.Contains(state, StringComparer.Ordinal));

    private TicketFieldCheck Change(
        IReadOnlyDictionary<string, string> current, IReadOnlyDictionary<string, string> changes, string? state, IReadOnlyList<TicketFieldDefinition> needed)
    {
        if (changes.Count == 0 && needed.All(definition => current.ContainsKey(definition.Name)))
        {
            return new(current, []);
        }

        Dictionary<string, string> values = new(current, StringComparer.Ordinal);
        List<TicketRefusal> refusals = [];
        foreach ((string name, string given) in changes.OrderBy(change => change.Key, StringComparer.Ordinal))
        {
            if (Check(name, given, current.GetValueOrDefault(name), out string? value) is { } refusal)
            {
                refusals.Add(refusal with { Field = name });
            }
            else if (value is null)
            {
                values.Remove(name);
            }
            else
            {
                values[name] = value;
            }
        }

        refusals.AddRange(needed
            .Where(definition => !values.ContainsKey(definition.Name) && refusals.TrueForAll(refusal => refusal.Field != definition.Name))
            .Select(definition => new TicketRefusal(
                TicketRefusalCodes.FieldMissing,
                definition.Required ? $"The field {definition.Shown} has no value, which every ticket of this type needs. Fill it in."
                    : $"The field {definition.Shown} has no value, which the state '{state}' needs. Fill it in with the command.")
            { Field = definition.Name }));
        return refusals.Count == 0 ? new(Input.Fields(values), []) : new(null, refusals);
    }

    private TicketRefusal? Check(string name, string? given, string? former, out string? value)
    {
        value = null;
        if (!_fields.TryGetValue(name, out TicketField? field))
        {
            value = string.IsNullOrEmpty(given) ? null : given;
            return AllowUnknown || _known.Contains(name) || (value is null && former is not null)
                ? null
                : new(TicketRefusalCodes.FieldUnknown, $"Tickets of this type have no field '{Input.Shown(name)}'. Use one of: {string.Join(", ", Definitions.Select(definition => definition.Name).Concat(_known.Order(StringComparer.Ordinal)).Distinct(StringComparer.Ordinal))}; or define it, or set AllowUnknownFields.");
        }

        if (string.IsNullOrEmpty(given))
        {
            return field.Definition.Immutable && former is not null ? Fixed(field) : null;
        }

        FieldValue read = field.Read(given, former);
        value = read.Text;
        return read.Problem is { } problem ? new(TicketRefusalCodes.FieldInvalid, field.Explain(given, problem))
            : field.Definition.Immutable && former is not null && former != value ? Fixed(field)
            : null;
    }

    private static TicketRefusal Fixed(TicketField field) =>
        new(TicketRefusalCodes.FieldImmutable, $"The field {field.Definition.Shown} cannot be changed once it has a value. Leave it out of the command.");
}
