namespace CustomerLifecycle.Tickets;

/// <summary>A mail that came in by a mailbox.</summary>
public sealed record ReceiveMail
{
    /// <summary>Whose mailbox it is.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>The mailbox: an address or the name of a queue, 1 to 320 characters, in any case. One mail by two mailboxes is two mails.</summary>
    public required string Mailbox { get; init; }

    /// <summary>The mail.</summary>
    public required InboundMail Mail { get; init; }

    /// <summary>Its writer, where the host has recognised the customer; null for somebody unknown, whose address is kept with the mail.</summary>
    public CustomerId? Customer { get; init; }

    /// <summary>The customer's level, for SLA targets of a new ticket.</summary>
    public string? CustomerLevel { get; init; }

    /// <summary>Its writer, where it is an agent who answers by mail: it counts as the agent's public reply.</summary>
    public AgentId? Agent { get; init; }

    /// <summary>Its mailbox, without the mail.</summary>
    public override string ToString() => $"{nameof(ReceiveMail)} by {Mailbox}";
}
