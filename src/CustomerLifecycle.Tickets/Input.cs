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
            ? throw new ArgumentException($"{field} has 1 to {MaximumName} characters and no control characters. Shorten or fill in '{value}'.", field)
            : value;

    public static string? OptionalName(string? value, string field) => value is null ? null : Name(value, field);

    public static string Text(string? value, int maximum, string field) =>
        string.IsNullOrWhiteSpace(value) || value.Length > maximum
            ? throw new ArgumentException($"{field} has 1 to {maximum} characters, not {value?.Length ?? 0}. Fill it in, or put what is long into an attachment.", field)
            : value;

    public static string? OptionalText(string? value, int maximum, string field) => string.IsNullOrEmpty(value) ? null : Text(value, maximum, field);

    /// <summary>A copy in ordinal order, so that equal fields are stored as equal text.</summary>
    public static Dictionary<string, string> Fields(IEnumerable<KeyValuePair<string, string>> fields)
    {
        Dictionary<string, string> copy = new(StringComparer.Ordinal);
        foreach ((string name, string value) in fields.OrderBy(field => field.Key, StringComparer.Ordinal))
        {
            ArgumentNullException.ThrowIfNull(value);
            if (value.Length > MaximumFieldValue)
            {
                throw new ArgumentException($"The field '{name}' has {value.Length} characters; at most {MaximumFieldValue} are kept. Put what is long into a comment.", nameof(fields));
            }

            copy[Name(name, "The name of a field")] = value;
        }

        return copy.Count <= MaximumFields ? copy : throw new ArgumentException($"A ticket has at most {MaximumFields} fields, not {copy.Count}.", nameof(fields));
    }

    public static IReadOnlyList<string> Tags(IEnumerable<string> tags)
    {
        string[] sorted = [.. tags.Select(tag => Name(tag, "A tag")).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return sorted.Length <= MaximumTags ? sorted : throw new ArgumentException($"A ticket has at most {MaximumTags} tags, not {sorted.Length}.", nameof(tags));
    }
}
