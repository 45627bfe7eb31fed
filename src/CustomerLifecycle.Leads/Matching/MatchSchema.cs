namespace CustomerLifecycle.Leads.Matching;

/// <summary>
/// What a matcher looks at: the fields of a record type, chosen by selectors, and the rules by which records that may be
/// one find each other. Build it once, before it is given to a matcher; it is not safe to change from several threads.
/// </summary>
/// <typeparam name="TRecord">The record type.</typeparam>
public sealed class MatchSchema<TRecord>
{
    private readonly List<MatchField<TRecord>> _fields = [];
    private readonly List<BlockingRule> _rules = [];

    /// <summary>The fields in the order they were added; explanations keep it.</summary>
    public IReadOnlyList<MatchField<TRecord>> Fields => _fields;

    /// <summary>The blocking rules in the order they were added.</summary>
    public IReadOnlyList<BlockingRule> Rules => _rules;

    /// <summary>Adds a field with one value.</summary>
    /// <param name="name">A stable name, not used yet.</param>
    /// <param name="value">Reads the value; null or blank is missing, which says nothing for or against a match.</param>
    /// <param name="comparison">How values are compared.</param>
    public MatchSchema<TRecord> Field(string name, Func<TRecord, string?> value, FieldComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Field(name, record => [value(record)], comparison);
    }

    /// <summary>Adds a field that may have several values, such as telephone numbers: the best agreeing pair counts.</summary>
    /// <param name="name">A stable name, not used yet.</param>
    /// <param name="values">Reads the values.</param>
    /// <param name="comparison">How values are compared.</param>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public MatchSchema<TRecord> Field(string name, Func<TRecord, IEnumerable<string?>> values, FieldComparison comparison)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(comparison);
        if (_fields.Exists(field => string.Equals(field.Name, name, StringComparison.Ordinal)))
        {
            throw new ArgumentException($"The schema already has a field '{name}'.", nameof(name));
        }
        _fields.Add(new MatchField<TRecord>(name, values, comparison));
        return this;
    }

    /// <summary>Adds a blocking rule: records that agree on all parts are compared.</summary>
    /// <param name="parts">Names of fields (whole value), or <see cref="BlockingPart.Coarse"/> forms.</param>
    /// <exception cref="ArgumentException">No part was given, or a field is not in the schema.</exception>
    public MatchSchema<TRecord> Block(params IReadOnlyList<BlockingPart> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        if (parts.Count == 0)
        {
            throw new ArgumentException("A blocking rule needs a field.", nameof(parts));
        }
        foreach (var part in parts)
        {
            if (!_fields.Exists(field => string.Equals(field.Name, part.Field, StringComparison.Ordinal)))
            {
                throw new ArgumentException($"No field '{part.Field}' in the schema; add it with Field(...) first.", nameof(parts));
            }
        }
        var name = string.Join('+', parts.Select(part => part.Form == BlockingForm.Coarse ? "~" + part.Field : part.Field));
        _rules.Add(new BlockingRule(name, [.. parts]));
        return this;
    }
}
