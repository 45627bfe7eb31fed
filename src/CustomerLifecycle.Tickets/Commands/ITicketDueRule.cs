using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Tickets;

/// <summary>What becomes due because a ticket has changed. Pure and thread-safe.</summary>
internal interface ITicketDueRule
{
    /// <summary>The changes of the due-time index that follow from a step.</summary>
    /// <param name="step">What happened.</param>
    IEnumerable<DueChange> After(TicketStep step);
}
