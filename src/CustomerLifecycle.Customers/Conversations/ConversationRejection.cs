namespace CustomerLifecycle.Customers.Conversations;

/// <summary>Why a change of a conversation was refused. Persisted by name; members are only ever added.</summary>
public enum ConversationRejection
{
    /// <summary>There is no such conversation, or it was erased.</summary>
    UnknownConversation,

    /// <summary>The conversation had ended when the message was said. Start another one.</summary>
    Ended,

    /// <summary>The conversation is known to be another customer's.</summary>
    OtherCustomer,
}
