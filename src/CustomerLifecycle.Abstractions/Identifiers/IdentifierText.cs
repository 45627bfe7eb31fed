using System.Globalization;

namespace CustomerLifecycle;

/// <summary>The one rule for the text of an identifier, and the errors that name it.</summary>
internal static class IdentifierText
{
    internal const int MaxLength = 128;

    internal static string Check(string value, string type) =>
        Problem(value) is { } problem ? throw new ArgumentException(Message(type, problem), nameof(value)) : value;

    internal static FormatException Invalid(string type, string problem) => new(Message(type, problem));

    internal static InvalidOperationException NotSet(string type) =>
        new($"This {type} is the default value and names nothing. Create it with new {type}(text), {type}.Parse(text) or {type}.From(guid).");

    // The text itself stays out of the message: hosts put mail addresses and phone numbers into identifiers.
    internal static string? Problem(string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return "it is empty";
        }

        if (value.Length > MaxLength)
        {
            return string.Create(CultureInfo.InvariantCulture, $"it has {value.Length} characters, more than {MaxLength}");
        }

        if (char.IsWhiteSpace(value[0]) || char.IsWhiteSpace(value[^1]))
        {
            return "it starts or ends with white space; trim it first";
        }

        for (int i = 0; i < value.Length; i++)
        {
            if (char.IsControl(value[i]))
            {
                return string.Create(CultureInfo.InvariantCulture, $"it has a control character at position {i}");
            }

            if (char.IsHighSurrogate(value[i]) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(value[i]))
            {
                // UTF-8 has no half characters: JSON and databases would make another identifier of it.
                return string.Create(CultureInfo.InvariantCulture, $"it has half of a surrogate pair at position {i}");
            }
        }

        return null;
    }

    private static string Message(string type, string problem) =>
        string.Create(CultureInfo.InvariantCulture, $"Not a {type}: {problem}. An identifier has 1 to {MaxLength} characters, none of them a control character.");
}
