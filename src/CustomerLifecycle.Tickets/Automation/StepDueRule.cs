using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Tickets;

/// <summary>What a step itself asks of the due-time index.</summary>
internal sealed class StepDueRule : ITicketDueRule
{
    public IEnumerable<DueChange> After(TicketStep step) => step.Due;
}
