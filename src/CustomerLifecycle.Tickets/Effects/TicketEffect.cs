namespace CustomerLifecycle.Tickets;

/// <summary>The transition that an effect follows.</summary>
public sealed record TicketEffect
{
    /// <summary>Whose ticket it is.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>The ticket.</summary>
    public required TicketId Ticket { get; init; }

    /// <summary>The version of the ticket after the transition.</summary>
    public required long Version { get; init; }

    /// <summary>The name of the effect.</summary>
    public required string Name { get; init; }

    /// <summary>What was done.</summary>
    public required string Trigger { get; init; }

    /// <summary>An idempotency key that is the same at every attempt.</summary>
    public required string Key { get; init; }
}
