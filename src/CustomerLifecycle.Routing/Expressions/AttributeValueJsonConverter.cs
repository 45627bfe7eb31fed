using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomerLifecycle.Routing;

internal sealed class AttributeValueJsonConverter : JsonConverter<AttributeValue>
{
    public override AttributeValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return AttributeValue.Of(reader.GetString()!);
            case JsonTokenType.Number when reader.TryGetDecimal(out decimal number):
                return AttributeValue.Of(number);
            case JsonTokenType.StartArray:
                var texts = new List<string>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    texts.Add(reader.TokenType == JsonTokenType.String
                        ? reader.GetString()!
                        : throw new JsonException($"An attribute's set has a {reader.TokenType}: list texts only."));
                }

                return AttributeValue.SetOf(texts);
            default:
                throw new JsonException($"An attribute is a {reader.TokenType}: give a text, a number that fits a decimal, or an array of texts.");
        }
    }

    public override void Write(Utf8JsonWriter writer, AttributeValue value, JsonSerializerOptions options)
    {
        if (value.Text is { } text)
        {
            writer.WriteStringValue(text);
        }
        else if (value.Number is { } number)
        {
            writer.WriteNumberValue(number);
        }
        else
        {
            writer.WriteStartArray();
            foreach (string part in value.Set)
            {
                writer.WriteStringValue(part);
            }

            writer.WriteEndArray();
        }
    }
}
