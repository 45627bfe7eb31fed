using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomerLifecycle.Tickets;

/// <summary>Keeps the JSON of before and after as JSON, not as a text of it: half as long, and read back to the byte.</summary>
internal sealed class FieldChangeJsonConverter : JsonConverter<FieldChange>
{
    public override FieldChange Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        string? field = null;
        string? before = null;
        string? after = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            reader.Read();
            switch (name)
            {
                case "field":
                    field = reader.GetString();
                    break;
                case "before":
                    before = RawText(ref reader);
                    break;
                case "after":
                    after = RawText(ref reader);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return new(field ?? throw new JsonException("A change of the history names no field. The row was not written by this package."), before, after);
    }

    public override void Write(Utf8JsonWriter writer, FieldChange value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("field"u8, value.Field);
        WriteRaw(writer, "before", value.Before);
        WriteRaw(writer, "after", value.After);
        writer.WriteEndObject();
    }

    private static string RawText(ref Utf8JsonReader reader)
    {
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        return document.RootElement.GetRawText();
    }

    private static void WriteRaw(Utf8JsonWriter writer, string name, string? json)
    {
        if (json is not null)
        {
            writer.WritePropertyName(name);
            writer.WriteRawValue(json);
        }
    }
}
