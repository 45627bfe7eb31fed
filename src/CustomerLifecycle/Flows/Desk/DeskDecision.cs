namespace CustomerLifecycle.Flows;

/// <summary>What was decided for one message, once. Whoever handles the message again does the same, whatever has happened since.</summary>
internal sealed record DeskDecision
{
    public required ConversationId Conversation { get; init; }

    public required ContactId Contact { get; init; }

    public required DeskRoute Route { get; init; }

    /// <summary>The conversation begins with this message.</summary>
    public bool Starts { get; init; }

    /// <summary>The conversation is told its customer or contact.</summary>
    public bool Links { get; init; }

    /// <summary>The customer, as the conversation is to know them.</summary>
    public CustomerId? Customer { get; init; }
}
