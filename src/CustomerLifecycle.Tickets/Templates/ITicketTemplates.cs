namespace CustomerLifecycle.Tickets;

/// <summary>Creates tickets from templates. Thread-safe.</summary>
public interface ITicketTemplates
{
    /// <summary>The templates of <see cref="TicketsOptions.Templates"/>, in their order.</summary>
    IReadOnlyList<TicketTemplate> All { get; }

    /// <summary>Creates a ticket and those of the template's children.</summary>
    /// <param name="command">The template and what goes before it.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The ticket; or every reason why it was not created, such as placeholders without a value.</returns>
    Task<TicketResult> CreateAsync(CreateFromTemplate command, CancellationToken cancellationToken = default);
}
