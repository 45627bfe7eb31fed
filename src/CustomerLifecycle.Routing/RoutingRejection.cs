namespace CustomerLifecycle.Routing;

/// <summary>A refusal, with its reason.</summary>
public sealed record RoutingRejection
{
    /// <summary>The reason.</summary>
    public required RejectionReason Reason { get; init; }

    /// <summary>What was refused, why, and the way out; in English, for developers. For an overflow rule that turns contacts away it
    /// is the rule's own text.</summary>
    public required string Message { get; init; }
}
