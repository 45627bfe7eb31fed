using CustomerLifecycle.Bots.LeadCapture;
using CustomerLifecycle.Events;

namespace CustomerLifecycle.Bots.Conversations;

/// <summary>Everything a bot remembers of a conversation; immutable, serialises to JSON.</summary>
public sealed record BotConversation
{
    /// <summary>Whose conversation it is.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>The conversation.</summary>
    public required ConversationId Conversation { get; init; }

    /// <summary>Counts the writes; 0 before the first.</summary>
    public long Version { get; init; }

    /// <summary>The language spoken last.</summary>
    public string? Language { get; init; }

    /// <summary>The contact, when known.</summary>
    public ContactId? Contact { get; init; }

    /// <summary>The customer, when known.</summary>
    public CustomerId? Customer { get; init; }

    /// <summary>The customer's name, when known; personal data.</summary>
    public string? CustomerName { get; init; }

    /// <summary>What reports group by, as of the last message.</summary>
    public EventDimensions Dimensions { get; init => field = value ?? EventDimensions.None; } = EventDimensions.None;

    /// <summary>The entries offered for choice by the last reply.</summary>
    public IReadOnlyList<string> Candidates { get; init => field = value ?? []; } = [];

    /// <summary>How many messages in a row stayed unclear.</summary>
    public int Unclear { get; init; }

    /// <summary>The last questions of the customer, shortened, the newest last; may hold personal data.</summary>
    public IReadOnlyList<string> Questions { get; init => field = value ?? []; } = [];

    /// <summary>The questions of the entries that answered, each once, the newest last.</summary>
    public IReadOnlyList<string> Topics { get; init => field = value ?? []; } = [];

    /// <summary>Whether a question stayed without an answer.</summary>
    public bool HasUnanswered { get; init; }

    /// <summary>The dialogue for contact details; null while there is none.</summary>
    public LeadCaptureState? LeadCapture { get; init; }

    /// <summary>Whether the contact details were reported by an event.</summary>
    public bool IsLeadReported { get; init; }
}
