namespace CustomerLifecycle.Tickets;

/// <summary>Why a span counts for an SLA clock, or does not.</summary>
public enum SlaSpanKind
{
    /// <summary>Business time: it counts.</summary>
    Counted,

    /// <summary>The ticket was paused or solved.</summary>
    Paused,

    /// <summary>Business was closed.</summary>
    Closed,
}
