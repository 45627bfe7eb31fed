namespace CustomerLifecycle.Tickets;

/// <summary>What a migration did, or would do.</summary>
public sealed record WorkflowMigrationReport
{
    /// <summary>What is wrong with the migration itself. When there is anything, no ticket was looked at.</summary>
    public IReadOnlyList<WorkflowProblem> Problems { get; init; } = [];

    /// <summary>Every ticket of the old version that was found, the oldest first. A ticket that somebody else moved in the meantime is not
    /// among them.</summary>
    public IReadOnlyList<MigratedTicket> Tickets { get; init; } = [];

    /// <summary>Where to go on; null when all tickets have been looked at.</summary>
    public TicketCursor? Next { get; init; }

    /// <summary>Whether the migration could be run.</summary>
    public bool IsValid => Problems.Count == 0;

    /// <summary>How many tickets follow the new version now.</summary>
    public int Moved => Count(MigrationOutcome.Moved);

    /// <summary>How many tickets a run that is not dry would move.</summary>
    public int WouldMove => Count(MigrationOutcome.WouldMove);

    /// <summary>How many tickets stay on the old version; each says why.</summary>
    public int NotMoved => Count(MigrationOutcome.NotMoved);

    private int Count(MigrationOutcome outcome) => Tickets.Count(ticket => ticket.Outcome == outcome);
}
