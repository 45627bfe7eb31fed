using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomerLifecycle.Tickets;

/// <summary>How definitions that people write are read: strictly, so that a mistyped name is an error and not a default.</summary>
internal static class DefinitionJson
{
    /// <summary>What all definitions have in common; each form may add to a copy.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.General)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        ReadCommentHandling = JsonCommentHandling.Skip,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false) },
        WriteIndented = true,
        NewLine = "\n",
    };

    public static string Write<T>(T definition) => JsonSerializer.Serialize(definition, Options);

    public static T Read<T>(string json, string what)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            return JsonSerializer.Deserialize<T>(json, Options) ?? throw new FormatException($"The text is null, not {what}.");
        }
        catch (JsonException e)
        {
            throw new FormatException($"The text is not {what}: {e.Message}", e);
        }
    }
}
