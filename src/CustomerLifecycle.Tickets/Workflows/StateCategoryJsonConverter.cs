using System.Text.Json;
using System.Text.Json.Serialization;
using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>A category is written by its name. Numbers and combinations, which the serialiser's own converter reads too, are errors.</summary>
internal sealed class StateCategoryJsonConverter : JsonConverter<StateCategory>
{
    private static readonly string[] Names = Enum.GetNames<StateCategory>();

    public override StateCategory Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        string? name = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        int index = Array.FindIndex(Names, known => string.Equals(known, name, StringComparison.OrdinalIgnoreCase));
        return index >= 0
            ? Enum.GetValues<StateCategory>()[index]
            : throw new JsonException(name is null
                ? $"a category is one of the names {string.Join(", ", Names)}."
                : $"'{name}' is no category. Use one of {string.Join(", ", Names)}.");
    }

    public override void Write(Utf8JsonWriter writer, StateCategory value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
