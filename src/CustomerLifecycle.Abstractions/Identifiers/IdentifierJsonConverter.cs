using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomerLifecycle;

/// <summary>Reads and writes an identifier as a JSON string, also as a property name.</summary>
/// <typeparam name="TIdentifier">The identifier type.</typeparam>
/// <remarks>Thread-safe. Text that is not an identifier gives a <see cref="JsonException"/> that says why.</remarks>
public sealed class IdentifierJsonConverter<TIdentifier> : JsonConverter<TIdentifier>
    where TIdentifier : struct, IIdentifier<TIdentifier>
{
    /// <inheritdoc/>
    public override TIdentifier Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
            ? Parse(reader.GetString())
            : throw new JsonException($"A {typeof(TIdentifier).Name} is a JSON string, not {reader.TokenType}.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TIdentifier value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.Value);
    }

    /// <inheritdoc/>
    public override TIdentifier ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Parse(reader.GetString());

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, TIdentifier value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(value.Value);
    }

    private static TIdentifier Parse(string? text)
    {
        try
        {
            return TIdentifier.Parse(text ?? "", provider: null);
        }
        catch (FormatException e)
        {
            throw new JsonException(e.Message, e);
        }
    }
}
