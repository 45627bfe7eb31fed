using System.Text.Json.Serialization;

namespace CustomerLifecycle.Events;

/// <summary>What a new contact about a ticket led to. Persisted by name; members are only ever added.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RecontactOutcome>))]
public enum RecontactOutcome
{
    /// <summary>The ticket was still open: the contact was added to it.</summary>
    Continued,

    /// <summary>The ticket was done lately: it was taken up again.</summary>
    Reopened,

    /// <summary>A new ticket was created that is a repeat of it.</summary>
    Repeated,
}
