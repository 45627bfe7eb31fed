using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace CustomerLifecycle.Routing;

/// <summary>A condition on the attributes of an agent, which may compare them with those of the contact. Immutable data: nothing of it
/// is ever run as code. Equal by value.</summary>
/// <remarks>
/// <para>At most 64 parts, 8 levels deep. A comparison with an attribute that is not there is false; <c>!=</c> and <c>not in</c> are
/// exactly the opposite of <c>=</c> and <c>in</c>, hence true. Attributes of the contact are put in when it comes in, so that contacts
/// with equal conditions wait in one group: a condition is looked at once per agent for each such group, and again when the agent's profile
/// changes; a decision costs the same with it as without.</para>
/// <para>In JSON: <c>{"all": [...]}</c>, <c>{"any": [...]}</c>, <c>{"not": {...}}</c>, or a comparison such as
/// <c>{"agent": "seniority", "op": ">=", "value": 3}</c>, <c>{"agent": "region", "op": "=", "valueOf": "region"}</c> (an attribute
/// of the contact), <c>{"contact": "level", "op": "in", "values": ["gold", "black"]}</c>, <c>{"agent": "tools", "op": "exists"}</c>. The
/// operators are <c>= != &lt; &lt;= &gt; &gt;= in not-in contains exists</c>.</para>
/// </remarks>
[JsonConverter(typeof(AttributeExpressionJsonConverter))]
public sealed class AttributeExpression : IEquatable<AttributeExpression>
{
    internal const int MaxParts = 64;
    internal const int MaxDepth = 8;
    internal const int MaxValues = 50;

    private readonly int _hash;

    private AttributeExpression(
        AttributeOperator op, AttributeReference subject, ImmutableArray<AttributeValue> values, AttributeReference? valueOf, ImmutableArray<AttributeExpression> parts)
    {
        (Operator, Subject, Values, ValueOf, Parts) = (op, subject, values, valueOf, parts);
        AsksContact = subject.IsOfContact || valueOf is not null || parts.Any(part => part.AsksContact);
        Size = 1 + parts.Sum(part => part.Size);
        Depth = 1 + parts.Select(part => part.Depth).DefaultIfEmpty().Max();
        var hash = new HashCode();
        hash.Add(op);
        hash.Add(subject);
        hash.Add(valueOf);
        foreach (var value in values)
        {
            hash.Add(value);
        }

        foreach (var part in parts)
        {
            hash.Add(part._hash);
        }

        _hash = hash.ToHashCode();
    }

    internal AttributeOperator Operator { get; }

    internal AttributeReference Subject { get; }

    internal ImmutableArray<AttributeValue> Values { get; }

    /// <summary>The attribute of the contact that is compared with, until it is put in.</summary>
    internal AttributeReference? ValueOf { get; }

    internal ImmutableArray<AttributeExpression> Parts { get; }

    /// <summary>True when attributes of the contact are still to be put in.</summary>
    internal bool AsksContact { get; }

    internal int Size { get; }

    internal int Depth { get; }

    /// <summary>What no agent ever meets: left over when the contact lacks what the condition asks of it.</summary>
    internal static AttributeExpression Never { get; } = new(AttributeOperator.Never, default, [], null, []);

    /// <summary>An attribute of the agent (<see cref="AgentProfile.Attributes"/>).</summary>
    /// <param name="name">1 to 100 characters.</param>
    public static AttributeReference Agent(string name) => new(name, ofContact: false);

    /// <summary>An attribute of the contact (<see cref="ContactRequest.Attributes"/>).</summary>
    /// <param name="name">1 to 100 characters.</param>
    public static AttributeReference Contact(string name) => new(name, ofContact: true);

    /// <summary>Every part holds.</summary>
    /// <param name="parts">One part or more.</param>
    /// <exception cref="ArgumentException">There is no part, or the whole is too large.</exception>
    public static AttributeExpression All(params IEnumerable<AttributeExpression> parts) => Joined(AttributeOperator.All, [.. parts]);

    /// <summary>Some part holds.</summary>
    /// <param name="parts">One part or more.</param>
    /// <exception cref="ArgumentException">There is no part, or the whole is too large.</exception>
    public static AttributeExpression Any(params IEnumerable<AttributeExpression> parts) => Joined(AttributeOperator.Any, [.. parts]);

    /// <summary>The part does not hold.</summary>
    /// <param name="part">The part.</param>
    /// <exception cref="ArgumentException">The whole is too large.</exception>
    public static AttributeExpression Not(AttributeExpression part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return Joined(AttributeOperator.Not, [part]);
    }

    /// <inheritdoc/>
    public bool Equals(AttributeExpression? other) => ReferenceEquals(this, other)
        || (other is not null && _hash == other._hash && Operator == other.Operator && Subject == other.Subject && ValueOf == other.ValueOf
            && Values.SequenceEqual(other.Values) && Parts.SequenceEqual(other.Parts));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as AttributeExpression);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    /// <summary>The condition as one reads it: <c>agent.region = 'north' and (agent.seniority >= 3 or not agent.tools contains 'crane')</c>.</summary>
    public override string ToString() => AttributeExpressionText.Write(this);

    internal static AttributeExpression Compare(AttributeReference subject, AttributeOperator op, AttributeReference valueOf)
    {
        Require(valueOf.IsOfContact, $"'{subject}' is compared with '{valueOf}': compare with a value, or with an attribute of the contact.");
        return new AttributeExpression(op, Checked(subject), [], Checked(valueOf), []);
    }

    internal static AttributeExpression Compare(AttributeReference subject, AttributeOperator op, ImmutableArray<AttributeValue> values)
    {
        bool isList = op is AttributeOperator.In or AttributeOperator.NotIn;
        Require(
            isList ? values.Length is >= 1 and <= MaxValues : values.Length == (op == AttributeOperator.Exists ? 0 : 1),
            FormattableString.Invariant($"'{subject}' is compared with {values.Length} values: give one, or with 'in' 1 to {MaxValues}."));
        Require(values.All(value => value is not null), $"'{subject}' is compared with null: ask whether it exists instead.");
        foreach (var value in values)
        {
            value.Check(subject.Name);
        }

        return new AttributeExpression(op, Checked(subject), values, null, []);
    }

    /// <summary>The condition with the contact's attributes put in: it asks of the agent alone. Null = it always holds.</summary>
    internal AttributeExpression? Bind(IReadOnlyDictionary<string, string> contact)
    {
        switch (Operator)
        {
            case AttributeOperator.Never:
                return this;
            case AttributeOperator.Not:
                var part = Parts[0].Bind(contact);
                return part is null ? Never : ReferenceEquals(part, Never) ? null : ReferenceEquals(part, Parts[0]) ? this : Not(part);
            case AttributeOperator.All or AttributeOperator.Any:
                return BindParts(contact);
            default:
                return BindComparison(contact);
        }
    }

    private AttributeExpression? BindParts(IReadOnlyDictionary<string, string> contact)
    {
        bool all = Operator == AttributeOperator.All;
        var bound = new List<AttributeExpression>(Parts.Length);
        foreach (var part in Parts)
        {
            var next = part.Bind(contact);
            if (all ? ReferenceEquals(next, Never) : next is null)
            {
                return next;
            }

            if (all ? next is not null : !ReferenceEquals(next, Never))
            {
                bound.Add(next!);
            }
        }

        return bound.Count switch
        {
            0 => all ? null : Never,
            1 => bound[0],
            _ => bound.Count == Parts.Length && bound.Zip(Parts).All(pair => ReferenceEquals(pair.First, pair.Second)) ? this : Joined(Operator, [.. bound]),
        };
    }

    private AttributeExpression? BindComparison(IReadOnlyDictionary<string, string> contact)
    {
        var values = Values;
        if (ValueOf is { } reference)
        {
            if (!contact.TryGetValue(reference.Name, out string? given))
            {
                return Operator == AttributeOperator.NotEqual ? null : Never;
            }

            values = [given];
        }

        if (Subject.IsOfContact)
        {
            var subject = contact.TryGetValue(Subject.Name, out string? text) ? AttributeValue.Of(text) : null;
            return AttributeEvaluation.Holds(Operator, subject, values) ? null : Never;
        }

        return ValueOf is null ? this : new AttributeExpression(Operator, Subject, values, null, []);
    }

    private static AttributeExpression Joined(AttributeOperator op, ImmutableArray<AttributeExpression> parts)
    {
        Require(parts.Length > 0 && parts.All(part => part is not null), "An expression has a part that is missing: give one part or more.");
        var joined = new AttributeExpression(op, default, [], null, parts);
        Require(
            joined.Size <= MaxParts && joined.Depth <= MaxDepth,
            FormattableString.Invariant($"An expression has {joined.Size} parts, {joined.Depth} deep: at most {MaxParts} parts and {MaxDepth} levels. Use 'in' for many values of one attribute."));
        return joined;
    }

    private static AttributeReference Checked(AttributeReference reference)
    {
        Require(!string.IsNullOrWhiteSpace(reference.Name) && reference.Name.Length <= 100, $"'{reference}' is no attribute: give a name of 1 to 100 characters.");
        return reference;
    }

    private static void Require(bool valid, string problem)
    {
        if (!valid)
        {
            throw new ArgumentException(problem);
        }
    }
}
