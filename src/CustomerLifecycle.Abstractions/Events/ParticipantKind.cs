using System.Text.Json.Serialization;

namespace CustomerLifecycle.Events;

/// <summary>Who speaks in a conversation. Persisted by name; members are only ever added.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ParticipantKind>))]
public enum ParticipantKind
{
    /// <summary>The customer.</summary>
    Customer,

    /// <summary>A human agent.</summary>
    Agent,

    /// <summary>A bot.</summary>
    Bot,

    /// <summary>The system: greetings, announcements, notices.</summary>
    System,
}
