using System.Globalization;
using System.Text.RegularExpressions;

namespace CustomerLifecycle.Tickets;

/// <summary>What is wrong with definitions of fields, everything at once.</summary>
internal static class FieldDefinitionProblems
{
    private const int MaximumFields = 200;
    private const int MaximumChoices = 1_000;
    private const int MaximumName = 128;
    private const int MaximumScale = 28;

    private static readonly TicketFieldType[] Ordered =
        [TicketFieldType.Integer, TicketFieldType.Decimal, TicketFieldType.Money, TicketFieldType.Date, TicketFieldType.DateTime, TicketFieldType.Duration];

    public static IEnumerable<string> Of(IReadOnlyList<TicketFieldDefinition> definitions)
    {
        if (definitions.Count > MaximumFields)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"A type has at most {MaximumFields} fields, not {definitions.Count}.");
        }

        foreach (IGrouping<string, TicketFieldDefinition> same in definitions.GroupBy(definition => definition.Name, StringComparer.Ordinal).Where(same => same.Count() > 1))
        {
            yield return $"The field '{same.Key}' is defined {same.Count().ToString(CultureInfo.InvariantCulture)} times.";
        }

        foreach (TicketFieldDefinition definition in definitions)
        {
            foreach (string problem in Of(definition))
            {
                yield return $"The field '{definition.Name}': {problem}";
            }
        }
    }

    private static IEnumerable<string> Of(TicketFieldDefinition definition)
    {
        TicketFieldType type = definition.Type;
        string[] own = [.. Shape(definition), .. Lengths(definition), .. Bounds(definition), .. Choices(definition), .. Currencies(definition)];
        foreach (string problem in own)
        {
            yield return problem;
        }

        if (own.Length == 0 && definition.Default is { } value && new TicketField(definition).Read(value).Problem is { } wrong)
        {
            yield return $"its default is '{value}', {wrong}.";
        }

        if (definition.Scale is < 0 or > MaximumScale || (definition.Scale is not null && type != TicketFieldType.Decimal))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Scale {definition.Scale} is for decimal numbers, 0 to {MaximumScale}.");
        }
    }

    private static IEnumerable<string> Shape(TicketFieldDefinition definition)
    {
        if (string.IsNullOrWhiteSpace(definition.Name) || definition.Name.Length > MaximumName || definition.Name.Any(char.IsControl))
        {
            yield return $"its name has 1 to {MaximumName} characters and no control characters.";
        }

        if (!Enum.IsDefined(definition.Type))
        {
            yield return $"its type {definition.Type} is none of TicketFieldType.";
        }

        if (definition.Label is { } label && (string.IsNullOrWhiteSpace(label) || label.Length > MaximumName))
        {
            yield return $"its label has 1 to {MaximumName} characters. Leave it out to show the name.";
        }
    }

    private static IEnumerable<string> Lengths(TicketFieldDefinition definition)
    {
        if ((definition.MinLength is not null || definition.MaxLength is not null) && definition.Type != TicketFieldType.Text)
        {
            yield return $"MinLength and MaxLength are for texts, not for {definition.Type}.";
        }

        if (definition.MinLength < 0 || definition.MaxLength is < 1 or > TicketFieldDefinition.MaximumLength || definition.MinLength > (definition.MaxLength ?? TicketFieldDefinition.MaximumLength))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"MinLength {definition.MinLength} and MaxLength {definition.MaxLength} are not in order between 0 and {TicketFieldDefinition.MaximumLength}.");
        }

        if (definition.Pattern is { } pattern)
        {
            if (definition.Type is not (TicketFieldType.Text or TicketFieldType.Reference))
            {
                yield return $"Pattern is for texts and references, not for {definition.Type}.";
            }
            else if (PatternProblem(pattern) is { } problem)
            {
                yield return $"the pattern '{pattern}' cannot be used: {problem}";
            }
        }
    }

    private static string? PatternProblem(string pattern)
    {
        try
        {
            _ = TicketField.Compile(pattern).IsMatch("");
            return null;
        }
        catch (Exception e) when (e is RegexParseException or NotSupportedException)
        {
            return e.Message;
        }
    }

    private static IEnumerable<string> Bounds(TicketFieldDefinition definition)
    {
        (string? minimum, string? maximum) = (definition.Minimum, definition.Maximum);
        if (minimum is null && maximum is null)
        {
            yield break;
        }

        if (!Ordered.Contains(definition.Type))
        {
            yield return $"Minimum and Maximum are for numbers, amounts, dates, instants and durations, not for {definition.Type}.";
            yield break;
        }

        FieldValue? low = minimum is null ? null : FieldSyntax.ReadBound(definition.Type, minimum);
        FieldValue? high = maximum is null ? null : FieldSyntax.ReadBound(definition.Type, maximum);
        if (low?.Problem is { } lowProblem)
        {
            yield return $"Minimum is '{minimum}', {lowProblem}.";
        }

        if (high?.Problem is { } highProblem)
        {
            yield return $"Maximum is '{maximum}', {highProblem}.";
        }

        if (low is { Value: IComparable first } && high is { Value: { } last } && first.CompareTo(last) > 0)
        {
            yield return $"Minimum {minimum} is above Maximum {maximum}.";
        }
    }

    private static IEnumerable<string> Choices(TicketFieldDefinition definition)
    {
        bool chooses = definition.Type is TicketFieldType.Choice or TicketFieldType.MultiChoice;
        if (chooses != definition.Choices.Count > 0 || definition.Choices.Count > MaximumChoices)
        {
            yield return chooses ? $"it has 1 to {MaximumChoices} Choices." : $"Choices are for Choice and MultiChoice, not for {definition.Type}.";
        }

        foreach (TicketFieldChoice choice in definition.Choices)
        {
            if (string.IsNullOrWhiteSpace(choice.Value) || choice.Value.Length > MaximumName || choice.Value != choice.Value.Trim()
                || choice.Value.Contains(FieldSyntax.Separator, StringComparison.Ordinal) || choice.Value.Any(char.IsControl))
            {
                yield return $"the choice '{choice.Value}' has 1 to {MaximumName} characters, no '{FieldSyntax.Separator}', no control characters and no white space at its ends.";
            }
        }

        foreach (IGrouping<string, TicketFieldChoice> same in definition.Choices.GroupBy(choice => choice.Value, StringComparer.Ordinal).Where(same => same.Count() > 1))
        {
            yield return $"the choice '{same.Key}' is there twice.";
        }
    }

    private static IEnumerable<string> Currencies(TicketFieldDefinition definition)
    {
        if (definition.Currencies.Count > 0 && definition.Type != TicketFieldType.Money)
        {
            yield return $"Currencies are for money, not for {definition.Type}.";
        }

        foreach (string currency in definition.Currencies.Where(currency => Iso4217.DecimalsOf(currency) is null))
        {
            yield return $"the currency '{currency}' is not in ISO 4217. Write its three capital letters, such as EUR.";
        }
    }
}
