namespace CustomerLifecycle.Tickets;

/// <summary>Changes what was written on tickets. Thread-safe. <see cref="ITicketService.CommentAsync"/> writes.</summary>
public interface ITicketComments
{
    /// <summary>Changes the text of a comment and keeps the earlier one.</summary>
    /// <param name="command">The comment and its new text.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<TicketResult> EditAsync(EditComment command, CancellationToken cancellationToken = default);

    /// <summary>Removes what a comment says for good; harmless when that was done.</summary>
    /// <param name="command">The comment.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<TicketResult> RedactAsync(RedactComment command, CancellationToken cancellationToken = default);

    /// <summary>Redacts the description, in the history too.</summary>
    /// <param name="command">Of which ticket.</param>
    /// <param name="cancellationToken">Cancels the command.</param>
    Task<TicketResult> RedactDescriptionAsync(RedactDescription command, CancellationToken cancellationToken = default);
}
