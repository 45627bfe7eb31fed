using System.Text.Json.Serialization;

namespace CustomerLifecycle.Events;

/// <summary>What became of a participant of a contact. Persisted by name; members are only ever added.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ParticipantChange>))]
public enum ParticipantChange
{
    /// <summary>Was asked to come in.</summary>
    Invited,

    /// <summary>Came in, or goes on in another role.</summary>
    Joined,

    /// <summary>Left, declined, or did not answer.</summary>
    Left,
}
