using System.Globalization;

namespace CustomerLifecycle.Tickets;

/// <summary>Bounds of what is put in: a mail or a form must not fill the database.</summary>
internal static class Input
{
    public const int MaximumSubject = 300;
    public const int MaximumText = 65_536;
    public const int MaximumName = 128;
    private const int MaximumFields = 200;
    public const int MaximumFieldValue = 4_000;
    public const int MaximumTags = 50;

    public static string Name(string? value, string field) =>
        string.IsNullOrWhiteSpace(value) || value.Length > MaximumName || value.Any(char.IsControl)
            ? throw new ArgumentException($"{field} has 1 to {MaximumName} characters and no control characters. Shorten or fill in '{Shown(value ?? "")}'.", field)
            : value;

    public static string? OptionalName(string? value, string field) => value is null ? null : Name(value, field);

    public static string Text(string? value, int maximum, string field) =>
        string.IsNullOrWhiteSpace(value) || value.Length > maximum
            ? throw new ArgumentException($"{field} has 1 to {maximum} characters, not {value?.Length ?? 0}. Fill it in, or put what is long into an attachment.", field)
            : value;

    public static string? OptionalText(string? value, int maximum, string field) => string.IsNullOrEmpty(value) ? null : Text(value, maximum, field);

    /// <summary>The beginning of a name that somebody else chose, for a message.</summary>
    public static string Shown(string name) => name.Length <= MaximumName ? name : Cut(name, MaximumName) + "...";

    /// <summary>The beginning of a text, at most so many characters and never half of one that has two.</summary>
    public static string Cut(string text, int maximum) =>
        text.Length <= maximum ? text : text[..(maximum > 0 && char.IsHighSurrogate(text[maximum - 1]) ? maximum - 1 : maximum)];

    /// <summary>A bounded copy of a list.</summary>
    public static IReadOnlyList<T> List<T>(IEnumerable<T> items, int maximum, string field)
    {
        T[] copy = [.. items];
        return copy.Length <= maximum ? copy : throw new ArgumentException($"{field} has at most {maximum} entries, not {copy.Length}.", field);
    }

    /// <summary>A copy in ordinal order, so that equal fields are stored as equal text.</summary>
    public static Dictionary<string, string> Fields(IEnumerable<KeyValuePair<string, string>> fields)
    {
        Dictionary<string, string> copy = new(fields.OrderBy(field => field.Key, StringComparer.Ordinal), StringComparer.Ordinal);
        return FieldsProblem(copy) is { } problem ? throw new ArgumentException(problem, nameof(fields)) : copy;
    }

    /// <summary>What is wrong with fields; null when nothing is.</summary>
    public static string? FieldsProblem(IReadOnlyDictionary<string, string> fields)
    {
        foreach ((string name, string value) in fields)
        {
            if (string.IsNullOrWhiteSpace(name) || name.Length > MaximumName || name.Any(char.IsControl))
            {
                return $"The name of a field has 1 to {MaximumName} characters and no control characters. Shorten or fill in '{Shown(name)}'.";
            }

            if (value is null || value.Length > MaximumFieldValue)
            {
                return $"The field '{name}' has {value?.Length.ToString(CultureInfo.InvariantCulture) ?? "no"} characters; at most {MaximumFieldValue} are kept. Put what is long into a comment.";
            }
        }

        return fields.Count <= MaximumFields ? null : $"A ticket has at most {MaximumFields} fields, not {fields.Count}.";
    }

    public static IReadOnlyList<string> Tags(IEnumerable<string> tags)
    {
        string[] sorted = [.. tags.Select(tag => Name(tag, "A tag")).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return sorted.Length <= MaximumTags ? sorted : throw new ArgumentException($"A ticket has at most {MaximumTags} tags, not {sorted.Length}.", nameof(tags));
    }
}
