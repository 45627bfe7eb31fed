using System.Text.Json.Serialization;

namespace CustomerLifecycle.Tickets;

/// <summary>What ended a clock. Persisted by name; members are only ever added.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SlaEnd>))]
public enum SlaEnd
{
    /// <summary>A public answer of a human.</summary>
    Answered,

    /// <summary>The ticket entered a category in which the clock stops.</summary>
    StateReached,

    /// <summary>Another group got the ticket.</summary>
    HandedOver,

    /// <summary>It does not count any more: it is neither met nor missed.</summary>
    Cancelled,
}
