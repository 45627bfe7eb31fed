using System.Text.Json.Serialization;

namespace CustomerLifecycle.Events;

/// <summary>The fixed category of a ticket's state. SLA clocks and reports read categories only; the states themselves are free. Persisted by name; members are only ever added.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StateCategory>))]
public enum StateCategory
{
    /// <summary>Created, nobody has begun.</summary>
    New,

    /// <summary>Being worked on.</summary>
    Open,

    /// <summary>Waiting for the customer.</summary>
    Pending,

    /// <summary>Waiting for a third party.</summary>
    OnHold,

    /// <summary>The work is done; the customer may still object.</summary>
    Solved,

    /// <summary>Finished for good.</summary>
    Closed,
}
