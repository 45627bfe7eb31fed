using System.Collections.Frozen;

namespace CustomerLifecycle.Tickets;

/// <summary>Changes what a ticket says about itself. What is null stays as it is.</summary>
public sealed record UpdateTicket : TicketCommand
{
    /// <summary>Another subject.</summary>
    public string? Subject { get; init; }

    /// <summary>Another description, at most 65,536 characters; the former one stays in the history.</summary>
    public string? Description { get; init; }

    /// <summary>Another reason for the contact, as reports group it; what was entered wrongly is corrected so. (<see cref="TicketCommand.Reason"/> is why
    /// it is changed.)</summary>
    public string? ContactReason { get; init; }

    /// <summary>The conversation it belongs to.</summary>
    public ConversationId? Conversation { get; init; }

    /// <summary>What it is about, over contacts and tickets.</summary>
    public IssueId? Issue { get; init; }

    /// <summary>What the ticket is to be without from now on. Nothing of it may have a value in the same command.</summary>
    public TicketDetails Clear { get; init; }

    /// <summary>Another priority; SLA clocks get its targets and keep what has elapsed.</summary>
    public string? Priority { get; init; }

    /// <summary>The customer, once known.</summary>
    public CustomerId? Customer { get; init; }

    /// <summary>By which number or address the customer reported it.</summary>
    public ContactPoint? ContactPoint { get; init; }

    /// <summary>Another customer level; SLA clocks get its targets and keep what has elapsed.</summary>
    public string? CustomerLevel { get; init; }

    /// <summary>Values of fields to set; an empty value removes the field. Fields that are not named stay.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>All tags, instead of those it has.</summary>
    public IReadOnlyList<string>? Tags { get; init; }
}
