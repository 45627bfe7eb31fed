using System.Collections.Frozen;
using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>Creates a ticket, and those of the template's children, in one transaction. What is given here goes before what the template
/// says.</summary>
public sealed record CreateFromTemplate
{
    /// <summary>Whose ticket it is.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>The name of the template.</summary>
    public required string Template { get; init; }

    /// <summary>Who creates it.</summary>
    public required TicketActor Actor { get; init; }

    /// <summary>Values for the placeholders of the template and of its children.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>Another subject, as it is: without placeholders.</summary>
    public string? Subject { get; init; }

    /// <summary>Another description, as it is: without placeholders.</summary>
    public string? Description { get; init; }

    /// <summary>Another priority.</summary>
    public string? Priority { get; init; }

    /// <summary>Another group.</summary>
    public string? Group { get; init; }

    /// <summary>Another assignee.</summary>
    public AgentId? Assignee { get; init; }

    /// <summary>The customer, when known; of the children too.</summary>
    public CustomerId? Customer { get; init; }

    /// <summary>The customer's level; of the children too.</summary>
    public string? CustomerLevel { get; init; }

    /// <summary>By which number or address the customer reports it; of the children too.</summary>
    public ContactPoint? ContactPoint { get; init; }

    /// <summary>The contact that led to it; of the children too.</summary>
    public ContactId? Contact { get; init; }

    /// <summary>The conversation it belongs to; of the children too.</summary>
    public ConversationId? Conversation { get; init; }

    /// <summary>What it is about, over contacts and tickets; of the children too.</summary>
    public IssueId? Issue { get; init; }

    /// <summary>Another reason.</summary>
    public string? Reason { get; init; }

    /// <summary>Values of fields, before those of the template.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>Tags, with those of the template.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Files that belong to it, by reference.</summary>
    public IReadOnlyList<TicketAttachment> Attachments { get; init; } = [];

    /// <summary>What reports group by; of the children too.</summary>
    public EventDimensions Dimensions { get; init; } = EventDimensions.None;

    /// <summary>The tickets are created once per tenant and key. At most 300 characters.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>Its template, without what it says and of whom.</summary>
    public override string ToString() => $"{nameof(CreateFromTemplate)} ({Template}) by {Actor.Kind}";
}
