using System.Globalization;
using System.Text.RegularExpressions;

namespace CustomerLifecycle.Tickets;

/// <summary>A definition compiled: reads texts as values and says what is wrong with them.</summary>
internal sealed class TicketField
{
    private const int ShownLength = 60;

    private readonly Regex? _pattern;
    private readonly object? _minimum;
    private readonly object? _maximum;
    private readonly string[] _choices;
    private readonly string[] _offered;

    public TicketField(TicketFieldDefinition definition)
    {
        Definition = definition;
        _pattern = definition.Pattern is { } pattern ? Compile(pattern) : null;
        _minimum = definition.Minimum is { } minimum ? FieldSyntax.ReadBound(definition.Type, minimum).Value : null;
        _maximum = definition.Maximum is { } maximum ? FieldSyntax.ReadBound(definition.Type, maximum).Value : null;
        _choices = [.. definition.Choices.Select(choice => choice.Value)];
        _offered = [.. definition.Choices.Where(choice => !choice.IsRetired).Select(choice => choice.Value)];
    }

    public TicketFieldDefinition Definition { get; }

    public static Regex Compile(string pattern) => new(@"\A(?:" + pattern + @")\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    /// <summary>Reads a text as a new value of the field.</summary>
    /// <param name="given">The text.</param>
    /// <param name="former">The value it has, whose retired choices it may keep.</param>
    public FieldValue Read(string given, string? former = null)
    {
        if (given.Length > TicketFieldDefinition.MaximumLength)
        {
            return FieldValue.Not($"which has {given.Length} characters; at most {TicketFieldDefinition.MaximumLength} are kept. Put what is long into a comment");
        }

        FieldValue read = FieldSyntax.Read(Definition.Type, given);
        return read.Problem is not null ? read : Definition.Type switch
        {
            TicketFieldType.Text => Text(read),
            TicketFieldType.Reference => Matching(read),
            TicketFieldType.Choice => Choice(read, former),
            TicketFieldType.MultiChoice => Choices(read, former),
            TicketFieldType.Decimal => Bounded(read, (decimal)read.Value!),
            TicketFieldType.Money => Amount(read),
            _ => Bounded(read, read.Value!),
        };
    }

    /// <summary>A sentence about a value that is not one, with the value shown as far as it may be.</summary>
    public string Explain(string given, string problem) => $"The field {Definition.Shown} is '{Show(given)}', {problem}.";

    public string Show(string value) => Definition.IsPersonal ? Mask(value)
        : value.Length <= ShownLength ? value : value[..(char.IsHighSurrogate(value[ShownLength - 1]) ? ShownLength - 1 : ShownLength)] + "...";

    public string Mask(string value) => Definition.Type switch
    {
        TicketFieldType.Email => Redaction.Mask(ContactPointKind.Email, value),
        TicketFieldType.Phone => Redaction.Mask(ContactPointKind.Phone, value),
        _ => new string('*', Math.Min(value.Length, 8)),
    };

    private FieldValue Text(FieldValue read)
    {
        int length = read.Text!.Length;
        return length < Definition.MinLength ? FieldValue.Not($"which has {length} characters, fewer than {Definition.MinLength}. Write it in full")
            : length > Definition.MaxLength ? FieldValue.Not($"which has {length} characters, more than {Definition.MaxLength}. Shorten it")
            : Matching(read);
    }

    private FieldValue Matching(FieldValue read) =>
        _pattern?.IsMatch(read.Text!) == false ? FieldValue.Not($"which does not match the pattern {Definition.Pattern}. Write it in that form") : read;

    private FieldValue Choice(FieldValue read, string? former) =>
        _offered.Contains(read.Text, StringComparer.Ordinal) || (read.Text == former && _choices.Contains(former, StringComparer.Ordinal))
            ? read
            : FieldValue.Not($"which is no choice. Choose one of: {Offer()}");

    private FieldValue Choices(FieldValue read, string? former)
    {
        string[] values = (string[])read.Value!;
        string[] kept = former?.Split(FieldSyntax.Separator) ?? [];
        if (values.FirstOrDefault(value => !_offered.Contains(value, StringComparer.Ordinal) && !(kept.Contains(value, StringComparer.Ordinal) && _choices.Contains(value, StringComparer.Ordinal))) is { } wrong)
        {
            return FieldValue.Not($"of which '{Show(wrong)}' is no choice. Choose from: {Offer()}");
        }

        string[] ordered = [.. _choices.Where(choice => values.Contains(choice, StringComparer.Ordinal))];
        return FieldValue.Of(ordered, string.Join(FieldSyntax.Separator, ordered));
    }

    private FieldValue Amount(FieldValue read)
    {
        Money money = (Money)read.Value!;
        return Definition.Currencies.Count > 0 && !Definition.Currencies.Contains(money.Currency, StringComparer.Ordinal)
            ? FieldValue.Not($"whose currency is not one of: {string.Join(", ", Definition.Currencies)}. Convert it")
            : Bounded(read, money.Amount);
    }

    private FieldValue Bounded(FieldValue read, object value) =>
        value is decimal number && Definition.Type == TicketFieldType.Decimal && FieldSyntax.ScaleOf(number) > Definition.Scale
            ? FieldValue.Not($"which has more than {Definition.Scale!.Value.ToString(CultureInfo.InvariantCulture)} digits after the point. Round it")
        : _minimum is not null && ((IComparable)value).CompareTo(_minimum) < 0 ? FieldValue.Not($"which is below {Definition.Minimum}. Give {Definition.Minimum} or more")
        : _maximum is not null && ((IComparable)value).CompareTo(_maximum) > 0 ? FieldValue.Not($"which is above {Definition.Maximum}. Give {Definition.Maximum} or less")
        : read;

    private string Offer() => string.Join(", ", _offered);
}
