using System.Text.Json.Serialization;

namespace CustomerLifecycle.Events;

/// <summary>How a handled contact ended, as its agent reports it. Persisted by name; members are only ever added.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ContactOutcome>))]
public enum ContactOutcome
{
    /// <summary>The customer's issue was resolved.</summary>
    Resolved,

    /// <summary>The issue stays open.</summary>
    Unresolved,

    /// <summary>A ticket carries on.</summary>
    TicketCreated,

    /// <summary>The agent calls back.</summary>
    CallbackPromised,

    /// <summary>The customer was not there.</summary>
    NoCustomer,
}
