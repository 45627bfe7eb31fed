namespace CustomerLifecycle.Tickets;

/// <summary>The checklists of tickets. Thread-safe.</summary>
/// <remarks>The guard <see cref="TicketGuards.ChecklistDone"/> lets a workflow wait until every required item is done. A closed ticket's
/// checklist stays as it is.</remarks>
public interface ITicketChecklists
{
    /// <summary>Adds items.</summary>
    /// <param name="command">The items.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<TicketResult> AddAsync(AddChecklistItems command, CancellationToken cancellationToken = default);

    /// <summary>Says that an item is done; harmless when it is already.</summary>
    /// <param name="command">The item.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<TicketResult> CheckAsync(CheckChecklistItem command, CancellationToken cancellationToken = default);

    /// <summary>Says that an item is not done; harmless when it is not.</summary>
    /// <param name="command">The item.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<TicketResult> UncheckAsync(UncheckChecklistItem command, CancellationToken cancellationToken = default);

    /// <summary>Takes an item off.</summary>
    /// <param name="command">The item.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<TicketResult> RemoveAsync(RemoveChecklistItem command, CancellationToken cancellationToken = default);
}
