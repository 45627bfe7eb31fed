using System.Text.Json.Serialization;

namespace CustomerLifecycle.Events;

/// <summary>What an SLA clock measures. Persisted by name; members are only ever added.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SlaTargetKind>))]
public enum SlaTargetKind
{
    /// <summary>Until the first public answer of a human.</summary>
    FirstResponse,

    /// <summary>Until the next public answer after a customer's message.</summary>
    NextResponse,

    /// <summary>Between public updates while the ticket is open.</summary>
    PeriodicUpdate,

    /// <summary>Until the ticket is solved.</summary>
    Resolution,

    /// <summary>The time one group may hold the ticket (operational level agreement).</summary>
    Group,
}
