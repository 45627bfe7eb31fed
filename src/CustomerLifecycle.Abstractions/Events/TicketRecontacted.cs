namespace CustomerLifecycle.Events;

/// <summary>The customer contacted again about a ticket.</summary>
[EventType("customerlifecycle.ticket.recontacted.v1")]
public sealed record TicketRecontacted : TicketEvent
{
    /// <summary>What it led to.</summary>
    public required RecontactOutcome Outcome { get; init; }

    /// <summary>The new ticket, when one was created.</summary>
    public TicketId? Repeat { get; init; }

    /// <summary>The policy that decided, <c>mail</c> for the rules of mail intake; null for a ticket that was still open.</summary>
    public string? Policy { get; init; }
}
