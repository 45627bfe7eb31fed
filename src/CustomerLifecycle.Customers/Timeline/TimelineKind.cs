namespace CustomerLifecycle.Customers.Timeline;

/// <summary>What an entry of the timeline is about. Persisted by number; members are only ever added.</summary>
public enum TimelineKind
{
    /// <summary>The customer record itself: founded, merged, tagged, level changed.</summary>
    Customer = 0,

    /// <summary>A contact: a call, a chat session, a mail.</summary>
    Contact = 1,

    /// <summary>A conversation: its start and its end.</summary>
    Conversation = 2,

    /// <summary>A message in a conversation.</summary>
    Message = 3,

    /// <summary>What a bot did in a conversation.</summary>
    Bot = 4,

    /// <summary>A ticket.</summary>
    Ticket = 5,

    /// <summary>A lead.</summary>
    Lead = 6,

    /// <summary>A survey.</summary>
    Survey = 7,
}
