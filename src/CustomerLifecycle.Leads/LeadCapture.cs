namespace CustomerLifecycle.Leads;

/// <summary>Where a lead came in.</summary>
public sealed record LeadCapture
{
    /// <summary>The pool it goes to; null for the default pool.</summary>
    public string? Pool { get; init; }

    /// <summary>When the person left the details; null for the time of the command.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>The channel.</summary>
    public Channel? Channel { get; init; }

    /// <summary>The conversation it was captured in.</summary>
    public ConversationId? Conversation { get; init; }

    /// <summary>The customer it belongs to, when known.</summary>
    public CustomerId? Customer { get; init; }
}
