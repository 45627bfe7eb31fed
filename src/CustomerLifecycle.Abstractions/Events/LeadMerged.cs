namespace CustomerLifecycle.Events;

/// <summary>A record was found to be a lead that is already there.</summary>
[EventType("customerlifecycle.lead.merged.v1")]
public sealed record LeadMerged : LeadEvent
{
    /// <summary>The lead that stays.</summary>
    public required LeadId Into { get; init; }

    /// <summary>The probability that both are one, 0 to 1.</summary>
    public required double Probability { get; init; }

    /// <summary>Why, in words.</summary>
    public string? Reason { get; init; }
}
