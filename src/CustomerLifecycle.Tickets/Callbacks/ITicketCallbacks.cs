namespace CustomerLifecycle.Tickets;

/// <summary>Customers who are to be called back. Thread-safe.</summary>
/// <remarks>Each command is one transaction of the ticket with its history and events, as those of <see cref="ITicketService"/>. The
/// callbacks of a ticket that is merged go over to the other.</remarks>
public interface ITicketCallbacks
{
    /// <summary>Asks for a callback.</summary>
    /// <param name="command">Whom to call, when, and about what.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The ticket; the last of its callbacks is the new one.</returns>
    Task<TicketResult> RequestCallbackAsync(RequestCallback command, CancellationToken cancellationToken = default);

    /// <summary>Calls back with one click: the agent takes the callback, and <c>CallbackStarted</c> with the contact point is published, on
    /// which the host dials. Of several agents who start one of the group exactly one gets it.</summary>
    /// <param name="command">The callback and the agent.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<TicketResult> StartCallbackAsync(StartCallback command, CancellationToken cancellationToken = default);

    /// <summary>Says how an attempt ended: the customer was reached and the callback is done, or it is tried again, or it is missed.</summary>
    /// <param name="command">The outcome.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<TicketResult> CompleteCallbackAsync(CompleteCallback command, CancellationToken cancellationToken = default);

    /// <summary>Says that a callback is not needed any more.</summary>
    /// <param name="command">The callback.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<TicketResult> CancelCallbackAsync(CancelCallback command, CancellationToken cancellationToken = default);

    /// <summary>Gives a callback to another agent, or to a group.</summary>
    /// <param name="command">Who gets it.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<TicketResult> AssignCallbackAsync(AssignCallback command, CancellationToken cancellationToken = default);

    /// <summary>The callbacks of an agent or a group, what is due first first.</summary>
    /// <param name="tenant">Whose callbacks.</param>
    /// <param name="query">Which.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentOutOfRangeException">Take is not 1 to 1,000.</exception>
    Task<IReadOnlyList<TicketCallback>> GetCallbacksAsync(TenantId tenant, CallbackQuery query, CancellationToken cancellationToken = default);
}
