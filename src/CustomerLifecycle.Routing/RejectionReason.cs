using System.Text.Json.Serialization;

namespace CustomerLifecycle.Routing;

/// <summary>Why a command was refused. Persisted by name; members are only ever added.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RejectionReason>))]
public enum RejectionReason
{
    /// <summary>The pool has no such queue.</summary>
    UnknownQueue,

    /// <summary>The pool has no such agent.</summary>
    UnknownAgent,

    /// <summary>The pool has no such contact: it never came, or has left.</summary>
    UnknownContact,

    /// <summary>A contact of this identifier is in the pool already.</summary>
    DuplicateContact,

    /// <summary>The contact is not in a state in which this can be done.</summary>
    WrongStatus,

    /// <summary>The contact is another agent's.</summary>
    AnotherAgents,

    /// <summary>The agent is not signed in.</summary>
    NotSignedIn,

    /// <summary>The agent's presence does not allow it.</summary>
    NotAvailable,

    /// <summary>The agent has no room for one more contact of this channel.</summary>
    NoCapacity,

    /// <summary>The agent does not serve the channel.</summary>
    ChannelNotServed,

    /// <summary>The agent does not serve the queue.</summary>
    NotInQueue,

    /// <summary>The agent lacks a skill that the step in force requires.</summary>
    MissingSkill,

    /// <summary>The agent is excluded from this contact, for good or for the time after an offer.</summary>
    Excluded,

    /// <summary>The contact is kept for another agent.</summary>
    HeldForAnother,

    /// <summary>The queue is closed and no overflow rule says what to do.</summary>
    QueueClosed,

    /// <summary>An overflow rule turned the contact away.</summary>
    Overflow,

    /// <summary>The agent's rate limit is used up for now.</summary>
    RateLimited,

    /// <summary>The agent rather takes a contact that waits in a queue with a lower <see cref="AgentQueue.Priority"/>.</summary>
    PrefersAnother,

    /// <summary>The step in force asks for one of certain agents, and this is another one.</summary>
    NotNamed,

    /// <summary>The agent's attributes do not meet the condition of the step in force.</summary>
    ConditionNotMet,
}
