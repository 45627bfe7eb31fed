namespace CustomerLifecycle.Tickets;

/// <summary>The time spent on tickets. Thread-safe. Sums are exact: whole minutes, and corrections are entries of their own.</summary>
public interface ITimeAccounting
{
    /// <summary>Books time.</summary>
    /// <param name="command">Whose time and how much.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<TicketResult> AddTimeAsync(AddTime command, CancellationToken cancellationToken = default);

    /// <summary>Corrects an entry; harmless when it says so already.</summary>
    /// <param name="command">The entry and what it should have said.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<TicketResult> CorrectTimeAsync(CorrectTime command, CancellationToken cancellationToken = default);

    /// <summary>The entries and corrections of a ticket, in order.</summary>
    /// <param name="tenant">Whose ticket.</param>
    /// <param name="ticket">The ticket.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<IReadOnlyList<TicketTimeEntry>> GetEntriesAsync(TenantId tenant, TicketId ticket, CancellationToken cancellationToken = default);

    /// <summary>The time by agent and activity, of one ticket or of all.</summary>
    /// <param name="tenant">Whose tickets.</param>
    /// <param name="query">Which entries.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>In ordinal order of agent and activity.</returns>
    Task<IReadOnlyList<TicketTimeTotal>> GetTotalsAsync(TenantId tenant, TicketTimeQuery query, CancellationToken cancellationToken = default);
}
