using System.Globalization;
using System.Text.Json.Serialization;

namespace CustomerLifecycle.Routing;

/// <summary>A fact: a text, a number, or a set of texts. Immutable; equal by value.</summary>
/// <remarks>In JSON a string, a number or an array of strings. A text that is a number in invariant form, such as <c>"3"</c> or
/// <c>"2.5"</c>, compares with a number as that number.</remarks>
[JsonConverter(typeof(AttributeValueJsonConverter))]
public sealed class AttributeValue : IEquatable<AttributeValue>
{
    private readonly string[]? _set;

    private AttributeValue(string? text, decimal? number, string[]? set) => (Text, Number, _set) = (text, number, set);

    /// <summary>The text; null when it is a number or a set.</summary>
    public string? Text { get; }

    /// <summary>The number; null when it is a text or a set.</summary>
    public decimal? Number { get; }

    /// <summary>The texts of a set, each once, in ordinal order; empty when it is no set.</summary>
    public IReadOnlyList<string> Set => _set ?? [];

    /// <summary>A text.</summary>
    /// <param name="text">Up to 256 characters, compared by ordinal.</param>
    public static AttributeValue Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new AttributeValue(text, null, null);
    }

    /// <summary>A number.</summary>
    /// <param name="number">The number.</param>
    public static AttributeValue Of(decimal number) => new(null, number, null);

    /// <summary>A set of texts.</summary>
    /// <param name="texts">At most 50, each up to 256 characters.</param>
    public static AttributeValue SetOf(params IEnumerable<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return new AttributeValue(null, null, [.. texts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
    }

    /// <summary>A text.</summary>
    /// <param name="text">The text.</param>
    public static implicit operator AttributeValue(string text) => Of(text);

    /// <summary>A number.</summary>
    /// <param name="number">The number.</param>
    public static implicit operator AttributeValue(decimal number) => Of(number);

    /// <summary>A number.</summary>
    /// <param name="number">The number.</param>
    public static implicit operator AttributeValue(int number) => Of(number);

    /// <inheritdoc/>
    public bool Equals(AttributeValue? other) =>
        other is not null && Number == other.Number && string.Equals(Text, other.Text, StringComparison.Ordinal) && Set.SequenceEqual(other.Set);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as AttributeValue);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Text, Number, _set?.Length ?? -1);

    /// <summary>As it is written in an expression: <c>'north'</c>, <c>3</c>, <c>{'oven', 'fridge'}</c>.</summary>
    public override string ToString() =>
        Text is not null ? Quoted(Text)
        : Number is { } number ? number.ToString(CultureInfo.InvariantCulture)
        : "{" + string.Join(", ", Set.Select(Quoted)) + "}";

    /// <summary>Negative, zero or positive as the value is less than, equal to or greater than the other; null when the two cannot be compared.</summary>
    internal int? CompareTo(AttributeValue other)
    {
        if (AsNumber is { } a && other.AsNumber is { } b && (Number is not null || other.Number is not null))
        {
            return a.CompareTo(b);
        }

        return Text is not null && other.Text is not null ? string.CompareOrdinal(Text, other.Text) : null;
    }

    /// <summary>Whether the value is the other one, or a set of the same texts.</summary>
    internal bool IsSameAs(AttributeValue other) =>
        _set is not null ? other._set is not null && _set.AsSpan().SequenceEqual(other._set) : CompareTo(other) == 0;

    /// <summary>Whether a set has the text, or a text contains it.</summary>
    internal bool Contains(AttributeValue part) => part.Text is { } text
        && (_set is not null ? Array.BinarySearch(_set, text, StringComparer.Ordinal) >= 0 : Text?.Contains(text, StringComparison.Ordinal) == true);

    internal void Check(string field)
    {
        CommandCheck.Text(Text, field, 256);
        CommandCheck.Count(Set.Count, 0, 50, field);
        foreach (string text in Set)
        {
            CommandCheck.Text(text, field, 256);
        }
    }

    private decimal? AsNumber => Number
        ?? (decimal.TryParse(Text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number) ? number : null);

    private static string Quoted(string text) => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";
}
