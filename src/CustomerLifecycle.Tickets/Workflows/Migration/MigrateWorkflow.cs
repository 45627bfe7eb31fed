namespace CustomerLifecycle.Tickets;

/// <summary>Takes the tickets of one version of a workflow over to another.</summary>
/// <remarks>Neither effects nor rules and notices run: it is the configuration that changes, and nobody is told a hundred times. Events are published and
/// SLA clocks follow. What no command may do is not done either: a parent that waits is not solved while a child is open.</remarks>
public sealed record MigrateWorkflow
{
    /// <summary>Whose tickets.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>Who does it, for the history of every ticket.</summary>
    public required TicketActor Actor { get; init; }

    /// <summary>What becomes of the tickets.</summary>
    public required WorkflowMigration Migration { get; init; }

    /// <summary>True to change nothing and to report what would be done.</summary>
    public bool DryRun { get; init; }

    /// <summary>Why, for the history of every ticket; at most 300 characters.</summary>
    public string? Reason { get; init; }

    /// <summary>At most so many tickets are dealt with in this call, above zero; null for all of them. The report says where to go
    /// on.</summary>
    public int? Take { get; init; }

    /// <summary>Where an earlier call ended (<see cref="WorkflowMigrationReport.Next"/>); null to begin with the oldest ticket.</summary>
    public TicketCursor? After { get; init; }
}
