namespace CustomerLifecycle.Tickets;

/// <summary>What every change of a ticket says.</summary>
public abstract record TicketCommand
{
    /// <summary>Whose ticket it is.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>The ticket.</summary>
    public required TicketId Ticket { get; init; }

    /// <summary>Who does it.</summary>
    public required TicketActor Actor { get; init; }

    /// <summary>Why, for the history; at most 300 characters.</summary>
    public string? Reason { get; init; }

    /// <summary>The version the actor has seen: if the ticket has another, the answer is a conflict. Null = the latest, whatever it is.</summary>
    public long? ExpectedVersion { get; init; }

    /// <summary>The change is made once per tenant and key; a repetition gets the first answer again. At most 300 characters.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>What is done to which ticket, without what it says and of whom: commands end in logs.</summary>
    public sealed override string ToString() => $"{GetType().Name} of {Ticket} by {Actor.Kind}";

    /// <summary>What becomes of the command when the ticket was merged into another.</summary>
    internal virtual MergedTicketRule WhenMerged => MergedTicketRule.Refuse;

    /// <summary>Whether rules and notices look at what it does.</summary>
    internal virtual bool HasRules => true;
}
