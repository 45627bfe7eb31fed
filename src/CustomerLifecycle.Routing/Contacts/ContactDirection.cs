using System.Text.Json.Serialization;

namespace CustomerLifecycle.Routing;

/// <summary>Who went to whom. Persisted by name; members are only ever added.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ContactDirection>))]
public enum ContactDirection
{
    /// <summary>The customer came.</summary>
    Inbound,

    /// <summary>An agent goes to the customer, such as a call that is dialled.</summary>
    Outbound,
}
