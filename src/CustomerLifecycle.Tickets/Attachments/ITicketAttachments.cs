namespace CustomerLifecycle.Tickets;

/// <summary>The files of tickets, by reference. Thread-safe.</summary>
public interface ITicketAttachments
{
    /// <summary>Adds references; harmless when they are there already.</summary>
    /// <param name="command">The files.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<TicketResult> AttachAsync(AttachToTicket command, CancellationToken cancellationToken = default);

    /// <summary>Takes a reference away; harmless when there is none.</summary>
    /// <param name="command">The file.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<TicketResult> DetachAsync(DetachFromTicket command, CancellationToken cancellationToken = default);
}
