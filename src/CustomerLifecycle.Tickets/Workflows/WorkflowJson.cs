using System.Collections;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace CustomerLifecycle.Tickets;

/// <summary>The JSON form of workflows and of migrations between their versions.</summary>
internal static class WorkflowJson
{
    private const int MaximumLength = 4 * 1024 * 1024;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.General)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        ReadCommentHandling = JsonCommentHandling.Skip,
        RespectNullableAnnotations = true,
        IgnoreReadOnlyProperties = true,
        Converters = { new StateCategoryJsonConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutWhatIsEmpty } },
        WriteIndented = true,
        NewLine = "\n",
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <exception cref="FormatException">The text is not what is expected; the message says where.</exception>
    public static T Read<T>(string json, string what)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (json.Length > MaximumLength)
        {
            throw new FormatException($"The text has {json.Length} characters; a {what} in JSON has at most {MaximumLength}.");
        }

        try
        {
            return JsonSerializer.Deserialize<T>(json, Options) ?? throw new FormatException($"A {what} is a JSON object, not null.");
        }
        catch (JsonException e)
        {
            throw new FormatException($"The text is no {what} in JSON: {Explain<T>(e)}", e);
        }
    }

    // The serialiser appends its own form of the place; here it comes first, counted from 1 as editors do.
    private static string Explain<T>(JsonException e)
    {
        string place = string.Create(CultureInfo.InvariantCulture, $"line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}, at {e.Path ?? "$"}");
        string why = e.Message;
        foreach (string end in new[] { " Path: ", " LineNumber: " })
        {
            why = why.IndexOf(end, StringComparison.Ordinal) is >= 0 and int at ? why[..at] : why;
        }

        if (why.Contains("could not be mapped to any .NET member", StringComparison.Ordinal))
        {
            Type owner = Owner(typeof(T), e.Path ?? "$");
            string[] members = [.. Options.GetTypeInfo(owner).Properties.Select(property => property.Name)];
            why = $"there is no such member. Here may stand {string.Join(", ", members)}.";
        }
        else if (why.StartsWith("The JSON value could not be converted to", StringComparison.Ordinal))
        {
            why = "the value is of the wrong type. " + why;
        }

        return $"{place}: {why}";
    }

    // The type that the last member of a path was looked for in: of $.states[2].colour that of an element of states.
    private static Type Owner(Type type, string path)
    {
        foreach (string step in path.Split('.').Skip(1).SkipLast(1))
        {
            string name = step.Split('[')[0];
            Type? member = Options.GetTypeInfo(type).Properties.FirstOrDefault(property => property.Name == name)?.PropertyType;
            type = member is { IsGenericType: true } ? member.GetGenericArguments()[0] : member ?? type;
        }

        return type;
    }

    // An optional list that is empty says nothing; a missing one reads as empty.
    private static void LeaveOutWhatIsEmpty(JsonTypeInfo type)
    {
        foreach (JsonPropertyInfo property in type.Properties.Where(property => !property.IsRequired && property.PropertyType != typeof(string)))
        {
            property.ShouldSerialize = (_, value) => value is not (null or IReadOnlyCollection<string> { Count: 0 } or ICollection { Count: 0 });
        }
    }
}
