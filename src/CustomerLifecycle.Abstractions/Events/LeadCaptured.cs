namespace CustomerLifecycle.Events;

/// <summary>Somebody left a way to be reached.</summary>
[EventType("customerlifecycle.lead.captured.v1")]
public sealed record LeadCaptured : LeadEvent
{
    /// <summary>The pool the lead went to.</summary>
    public required string Pool { get; init; }

    /// <summary>How the person is reached.</summary>
    public IReadOnlyList<ContactPoint> ContactPoints { get; init => field = value ?? []; } = [];

    /// <summary>The conversation it was captured in, if any.</summary>
    public ConversationId? Conversation { get; init; }
}
