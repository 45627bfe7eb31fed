using System.Text.Json.Serialization;

namespace CustomerLifecycle.Events;

/// <summary>What a further agent does in a contact. Persisted by name; members are only ever added.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ParticipantRole>))]
public enum ParticipantRole
{
    /// <summary>Is asked by the agent, perhaps to take the contact over; the customer does not hear it.</summary>
    Consulted,

    /// <summary>Takes part in the talk.</summary>
    Invited,

    /// <summary>Listens or reads along unheard.</summary>
    Monitoring,

    /// <summary>Speaks to the agent alone.</summary>
    Whispering,

    /// <summary>Has stepped in and speaks to both.</summary>
    Barging,
}
