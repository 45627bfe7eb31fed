using System.Text.Json.Serialization;

namespace CustomerLifecycle.Events;

/// <summary>How a contact is handed on. Persisted by name; members are only ever added.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TransferKind>))]
public enum TransferKind
{
    /// <summary>At once, without a word between the agents.</summary>
    Cold,

    /// <summary>After a consultation between the agents.</summary>
    Warm,
}
