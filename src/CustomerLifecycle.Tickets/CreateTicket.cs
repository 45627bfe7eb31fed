using System.Collections.Frozen;
using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>Creates a ticket.</summary>
public sealed record CreateTicket
{
    /// <summary>Whose ticket it is.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>The type: the name of a workflow that <see cref="TicketsOptions.Workflows"/> has.</summary>
    public required string Type { get; init; }

    /// <summary>What it is about, in one line of at most 300 characters.</summary>
    public required string Subject { get; init; }

    /// <summary>Who creates it.</summary>
    public required TicketActor Actor { get; init; }

    /// <summary>What it is about, in full; at most 65,536 characters.</summary>
    public string? Description { get; init; }

    /// <summary>One of <see cref="TicketsOptions.Priorities"/>; null for <see cref="TicketsOptions.DefaultPriority"/>.</summary>
    public string? Priority { get; init; }

    /// <summary>The group (department) that gets it.</summary>
    public string? Group { get; init; }

    /// <summary>The agent who gets it.</summary>
    public AgentId? Assignee { get; init; }

    /// <summary>The agent who took the customer's contact, to whom a field engineer's report comes back; null for the actor, if that is an
    /// agent.</summary>
    public AgentId? TakenBy { get; init; }

    /// <summary>The customer, when known.</summary>
    public CustomerId? Customer { get; init; }

    /// <summary>The customer's level, for SLA targets.</summary>
    public string? CustomerLevel { get; init; }

    /// <summary>The contact that led to it.</summary>
    public ContactId? Contact { get; init; }

    /// <summary>The conversation it belongs to.</summary>
    public ConversationId? Conversation { get; init; }

    /// <summary>What it is about, over contacts and tickets.</summary>
    public IssueId? Issue { get; init; }

    /// <summary>The reason for the contact, as reports group it.</summary>
    public string? Reason { get; init; }

    /// <summary>Values of the host's own fields; at most 200 of 4,000 characters each.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>By which number or address the customer reports it, known or not.</summary>
    public ContactPoint? ContactPoint { get; init; }

    /// <summary>Files that belong to it, by reference; at most 100.</summary>
    public IReadOnlyList<TicketAttachment> Attachments { get; init; } = [];

    /// <summary>What is to be done, after what <see cref="TicketsOptions.Checklists"/> has for the type; at most 200 items in all.</summary>
    public IReadOnlyList<ChecklistLine> Checklist { get; init; } = [];

    /// <summary>Who is told what happens to it; at most 100.</summary>
    public IReadOnlyList<TicketWatcher> Watchers { get; init; } = [];

    /// <summary>The template it is made from, for reports; <see cref="ITicketTemplates"/> fills in a ticket from one.</summary>
    public string? Template { get; init; }

    /// <summary>Tags; at most 50.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>What reports group by. Agent, team, reason and customer level are filled in from the ticket.</summary>
    public EventDimensions Dimensions { get; init; } = EventDimensions.None;

    /// <summary>When it was created, for a ticket that comes from elsewhere; null for now. Not in the future. Its SLA clocks run from then: what
    /// was breached is noted, and levels of escalation that were reached are not raised again.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The ticket is created once per tenant and key, such as channel and message id; a repetition gets the first answer again.
    /// At most 300 characters.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>Its type, without what it says and of whom.</summary>
    public override string ToString() => $"{nameof(CreateTicket)} ({Type}) by {Actor.Kind}";
}
