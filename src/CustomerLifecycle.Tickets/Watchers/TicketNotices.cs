using System.Text.Json.Serialization;

namespace CustomerLifecycle.Tickets;

/// <summary>What a watcher is told. Persisted by name; members are only ever added.</summary>
[Flags]
[JsonConverter(typeof(JsonStringEnumConverter<TicketNotices>))]
public enum TicketNotices
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Public replies, and messages of the customer.</summary>
    Replies = 1,

    /// <summary>The ticket goes from one state to another.</summary>
    Transitions = 2,

    /// <summary>Internal notes. Agents only.</summary>
    Notes = 4,

    /// <summary>The ticket gets another assignee or group. Agents only.</summary>
    Assignments = 8,

    /// <summary>Escalations and breaches of the service level. Agents only.</summary>
    ServiceLevels = 16,

    /// <summary>Approvals are requested and decided. Agents only.</summary>
    Approvals = 32,

    /// <summary>What people outside may know: <see cref="Replies"/> and <see cref="Transitions"/>.</summary>
    Public = Replies | Transitions,

    /// <summary>Everything. Agents only.</summary>
    All = Public | Notes | Assignments | ServiceLevels | Approvals,
}
