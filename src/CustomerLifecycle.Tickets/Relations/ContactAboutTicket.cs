using System.Collections.Frozen;

namespace CustomerLifecycle.Tickets;

/// <summary>The customer contacts about a ticket again.</summary>
public sealed record ContactAboutTicket : TicketCommand
{
    /// <summary>What the customer says; at most 65,536 characters. It becomes a public comment, or the description of the repeat.</summary>
    public required string Text { get; init; }

    /// <summary>The new contact, kept with a repeat.</summary>
    public ContactId? Contact { get; init; }

    /// <summary>The conversation of the new contact, kept with a repeat.</summary>
    public ConversationId? Conversation { get; init; }

    /// <summary>What the actor may do, for the trigger that reopens.</summary>
    public IReadOnlySet<string> Permissions { get; init; } = FrozenSet<string>.Empty;

    internal override MergedTicketRule WhenMerged => MergedTicketRule.Redirect;
}
