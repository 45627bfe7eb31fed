using System.Collections;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>How tickets, their history and their comments are written down; a store of the host's own that uses it hands them out exactly
/// as they were. What has no value is left out, empty lists too: most of a ticket is empty. Thread-safe.</summary>
/// <remarks>By reflection, which knows the defaults of properties that are missing; generated code does not.</remarks>
public static class TicketJson
{
    internal static JsonSerializerOptions Options { get; } = Create();

    /// <summary>Writes a value.</summary>
    /// <typeparam name="T"><see cref="Ticket"/>, <see cref="TicketHistoryEntry"/>, <see cref="TicketComment"/> or a part of them.</typeparam>
    /// <param name="value">The value.</param>
    /// <returns>JSON, the same text for the same value.</returns>
    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <summary>Reads what <see cref="Write"/> wrote; properties that are not known are skipped.</summary>
    /// <typeparam name="T">The type that was written.</typeparam>
    /// <param name="json">The JSON.</param>
    /// <exception cref="JsonException">It is no JSON of the type.</exception>
    /// <exception cref="InvalidOperationException">It is <c>null</c>.</exception>
    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options)
        ?? throw new InvalidOperationException($"A stored {typeof(T).Name} is null. The row was not written by this package.");

    private static JsonSerializerOptions Create()
    {
        JsonSerializerOptions options = new(JsonSerializerDefaults.General)
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Converters = { new JsonStringEnumConverter(), new FieldChangeJsonConverter() },
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutWhatIsEmpty } },
        };
        options.MakeReadOnly();
        return options;
    }

    // Only where reading gives the empty value back: not for values that are required or taken by a constructor, and not where null
    // says something else.
    private static void LeaveOutWhatIsEmpty(JsonTypeInfo type)
    {
        foreach (JsonPropertyInfo property in type.Properties)
        {
            if (property is { IsRequired: false, AssociatedParameter: null, IsSetNullable: false, ShouldSerialize: null })
            {
                if (typeof(IEnumerable).IsAssignableFrom(property.PropertyType) && property.PropertyType != typeof(string))
                {
                    property.ShouldSerialize = static (_, value) => value is IEnumerable values && HasAny(values);
                }
                else if (property.PropertyType == typeof(EventDimensions))
                {
                    property.ShouldSerialize = static (_, value) => value is EventDimensions dimensions && dimensions != EventDimensions.None;
                }
            }
        }
    }

    private static bool HasAny(IEnumerable values)
    {
        if (values is ICollection { Count: var count })
        {
            return count > 0;
        }

        IEnumerator enumerator = values.GetEnumerator();
        using IDisposable? disposable = enumerator as IDisposable;
        return enumerator.MoveNext();
    }
}
