using System.Text.Json.Serialization;

namespace CustomerLifecycle.Events;

/// <summary>What every event of one ticket carries.</summary>
public abstract record TicketEvent : IntegrationEvent
{
    /// <summary>The ticket.</summary>
    public required TicketId Ticket { get; init; }

    /// <summary>The customer, when known.</summary>
    public CustomerId? Customer { get; init; }

    /// <summary>The contact that led to the ticket, when known.</summary>
    public ContactId? Contact { get; init; }

    /// <summary>The conversation the ticket belongs to, when known.</summary>
    public ConversationId? Conversation { get; init; }

    /// <summary>What the ticket is about, when known.</summary>
    public IssueId? Issue { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Stream => "ticket/" + Ticket.Value;
}
