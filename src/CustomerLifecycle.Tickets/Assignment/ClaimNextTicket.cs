namespace CustomerLifecycle.Tickets;

/// <summary>Takes the best of the tickets that wait in a pool: the most urgent priority first, then what is due first, then the oldest.
/// Of several agents who claim at the same time each gets another one.</summary>
public sealed record ClaimNextTicket
{
    /// <summary>The most groups, and the most types.</summary>
    public const int MaximumNames = 20;

    /// <summary>Whose tickets.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>The agent who takes it.</summary>
    public required AgentId Agent { get; init; }

    /// <summary>Who does it: the agent, or what claims on the agent's behalf.</summary>
    public required TicketActor Actor { get; init; }

    /// <summary>The groups whose pools are looked into, at most 20; empty for all tickets that nobody has.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>The types the agent can work on, at most 20; empty for all.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>Why, for the history; at most 300 characters.</summary>
    public string? Reason { get; init; }

    /// <summary>A ticket is taken once per tenant and key; a repetition gets the first answer again. At most 300 characters.</summary>
    public string? IdempotencyKey { get; init; }
}
