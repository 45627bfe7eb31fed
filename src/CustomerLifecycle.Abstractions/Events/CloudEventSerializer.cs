using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace CustomerLifecycle.Events;

/// <summary>Writes and reads integration events as CloudEvents 1.0 in the JSON event format
/// (https://github.com/cloudevents/spec, version 1.0.2).</summary>
/// <param name="catalog">The event types that are known.</param>
/// <remarks>Thread-safe. The envelope's <c>subject</c> is the event's stream, its <c>source</c> is <c>/tenants/{tenant}</c>.</remarks>
public sealed class CloudEventSerializer(EventCatalog catalog)
{
    /// <summary>Writes an event with its envelope.</summary>
    /// <param name="integrationEvent">The event.</param>
    /// <returns>UTF-8 JSON.</returns>
    /// <exception cref="ArgumentException">The event's type is not in the catalog.</exception>
    public byte[] Serialize(IntegrationEvent integrationEvent)
    {
        ArgumentNullException.ThrowIfNull(integrationEvent);
        ArrayBufferWriter<byte> buffer = new(512);
        using (Utf8JsonWriter writer = new(buffer))
        {
            (string name, JsonTypeInfo json) = catalog.Entry(integrationEvent);
            writer.WriteStartObject();
            writer.WriteString("specversion"u8, "1.0"u8);
            writer.WriteString("id"u8, integrationEvent.Id.Value);
            writer.WriteString("source"u8, "/tenants/" + Uri.EscapeDataString(integrationEvent.Tenant.Value));
            writer.WriteString("type"u8, name);
            writer.WriteString("subject"u8, integrationEvent.Stream);
            writer.WriteString("time"u8, integrationEvent.OccurredAt);
            writer.WriteString("datacontenttype"u8, "application/json"u8);
            writer.WritePropertyName("data"u8);
            JsonSerializer.Serialize(writer, integrationEvent, json);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Reads an event from its envelope.</summary>
    /// <param name="utf8Json">UTF-8 JSON of one CloudEvent.</param>
    /// <param name="integrationEvent">The event, when its type is known.</param>
    /// <returns><see langword="false"/> when the type of the event is not in the catalog: a reader skips it.</returns>
    /// <exception cref="JsonException">The text is not a CloudEvent 1.0, or its data does not fit its type.</exception>
    public bool TryDeserialize(ReadOnlySpan<byte> utf8Json, [NotNullWhen(true)] out IntegrationEvent? integrationEvent)
    {
        integrationEvent = null;
        Utf8JsonReader reader = new(utf8Json);
        string? type = null;
        int dataStart = -1;
        int dataEnd = -1;
        bool hasVersion = false;
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("A CloudEvent is a JSON object.");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isType = reader.ValueTextEquals("type"u8);
            bool isVersion = reader.ValueTextEquals("specversion"u8);
            bool isData = reader.ValueTextEquals("data"u8);
            reader.Read();
            if (isType && reader.TokenType == JsonTokenType.String)
            {
                type = reader.GetString();
            }

            hasVersion |= isVersion && reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("1.0"u8);

            int start = (int)reader.TokenStartIndex;
            reader.Skip();
            if (isData)
            {
                (dataStart, dataEnd) = (start, (int)reader.BytesConsumed);
            }
        }

        if (!hasVersion || type is null || dataStart < 0)
        {
            throw new JsonException("A CloudEvent has the specversion \"1.0\", a type that is a string, and data.");
        }

        if (!catalog.TryGet(type, out JsonTypeInfo? json))
        {
            return false;
        }

        integrationEvent = (IntegrationEvent)(JsonSerializer.Deserialize(utf8Json[dataStart..dataEnd], json)
            ?? throw new JsonException("The CloudEvent's data is null."));
        return true;
    }
}
