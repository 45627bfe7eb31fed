using System.Text.Json.Serialization;

namespace CustomerLifecycle.Events;

/// <summary>Whom a notice about a ticket is for. Persisted by name; members are only ever added.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TicketNotificationAudience>))]
public enum TicketNotificationAudience
{
    /// <summary>The customer of the ticket.</summary>
    Customer,

    /// <summary>The agent who has the ticket.</summary>
    Assignee,

    /// <summary>The group that has the ticket.</summary>
    Group,

    /// <summary>The agents who watch the ticket and want to be told such things.</summary>
    Watchers,
}
