namespace CustomerLifecycle.Customers.Conversations;

/// <summary>What became of a change of a conversation.</summary>
public sealed record ConversationResult
{
    /// <summary>What became of it.</summary>
    public required CustomerResultStatus Status { get; init; }

    /// <summary>The conversation as it is now; null when it is not known.</summary>
    public Conversation? Conversation { get; init; }

    /// <summary>The place of the message in the transcript, when one was added; 0 otherwise.</summary>
    public long Sequence { get; init; }

    /// <summary>Why it was refused; null unless <see cref="CustomerResultStatus.Rejected"/>.</summary>
    public ConversationRejection? Rejection { get; init; }

    /// <summary>True when the change is stored.</summary>
    public bool IsApplied => Status == CustomerResultStatus.Applied;

    internal static ConversationResult Applied(Conversation? conversation, long sequence = 0) =>
        new() { Status = CustomerResultStatus.Applied, Conversation = conversation, Sequence = sequence };

    internal static ConversationResult Conflict(Conversation conversation) =>
        new() { Status = CustomerResultStatus.Conflict, Conversation = conversation };

    internal static ConversationResult Rejected(ConversationRejection rejection, Conversation? conversation = null) =>
        new() { Status = CustomerResultStatus.Rejected, Conversation = conversation, Rejection = rejection };
}
