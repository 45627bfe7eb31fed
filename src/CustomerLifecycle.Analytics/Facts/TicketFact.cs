namespace CustomerLifecycle.Analytics;

/// <summary>One ticket. <see cref="KpiFact.At"/> is when it was created.</summary>
public sealed record TicketFact : KpiFact
{
    /// <summary>The contact it came from, when known.</summary>
    public string? Contact { get; init; }

    /// <summary>When its work was done last; null while it is not solved.</summary>
    public DateTimeOffset? SolvedAt { get; init; }

    /// <summary>The first public reply of a human agent, if any.</summary>
    public DateTimeOffset? FirstReplyAt { get; init; }

    /// <summary>How often it left a solved or closed state for work.</summary>
    public int Reopens { get; init; }

    /// <summary>How often it went from one group to another.</summary>
    public int HandOvers { get; init; }

    /// <summary>SLA targets that were met.</summary>
    public int SlaMet { get; init; }

    /// <summary>SLA targets that were breached.</summary>
    public int SlaBreached { get; init; }

    /// <summary>Escalation steps that were taken.</summary>
    public int Escalations { get; init; }
}
