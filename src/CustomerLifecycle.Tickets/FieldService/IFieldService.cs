namespace CustomerLifecycle.Tickets;

/// <summary>Visits at the customer: from the appointment to the engineer's report, which comes back to the agent who took the contact.
/// Thread-safe.</summary>
/// <remarks>Each verb fires a trigger of the ticket's workflow (<see cref="FieldServiceOptions"/> say which) in one transaction with what
/// it changes besides; what the workflow does not permit is refused.</remarks>
public interface IFieldService
{
    /// <summary>Makes an appointment.</summary>
    /// <param name="command">When and where.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<TicketResult> ScheduleAsync(ScheduleVisit command, CancellationToken cancellationToken = default);

    /// <summary>Gives an appointment up, so that another can be made; nobody has the visit then.</summary>
    /// <param name="command">The ticket.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<TicketResult> RescheduleAsync(VisitCommand command, CancellationToken cancellationToken = default);

    /// <summary>Gives the visit to an engineer.</summary>
    /// <param name="command">The engineer.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<TicketResult> DispatchAsync(DispatchVisit command, CancellationToken cancellationToken = default);

    /// <summary>The engineer accepts the visit.</summary>
    /// <param name="command">The ticket.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<TicketResult> AcceptAsync(VisitCommand command, CancellationToken cancellationToken = default);

    /// <summary>The engineer declines the visit: nobody has it then.</summary>
    /// <param name="command">The ticket.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<TicketResult> DeclineAsync(VisitCommand command, CancellationToken cancellationToken = default);

    /// <summary>The engineer is on the way.</summary>
    /// <param name="command">The ticket.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<TicketResult> DepartAsync(VisitCommand command, CancellationToken cancellationToken = default);

    /// <summary>The engineer is there.</summary>
    /// <param name="command">The ticket.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<TicketResult> ArriveAsync(VisitCommand command, CancellationToken cancellationToken = default);

    /// <summary>The engineer reports. The workflow goes on by whether the work is done; the agent who took the customer's contact gets a
    /// callback, or the whole group if no agent did.</summary>
    /// <param name="command">The report.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The ticket; the last of its reports and of its callbacks are the new ones.</returns>
    Task<TicketResult> SubmitReportAsync(SubmitFieldReport command, CancellationToken cancellationToken = default);
}
