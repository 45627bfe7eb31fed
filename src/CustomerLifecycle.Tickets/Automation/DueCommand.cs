namespace CustomerLifecycle.Tickets;

/// <summary>Something about a ticket is due.</summary>
internal sealed record DueCommand : TicketCommand
{
    /// <exception cref="InvalidOperationException">Others were faster each time; the item is handled again later.</exception>
    public static void EnsureSettled(TicketResult result)
    {
        if (result.Status == TicketResultStatus.Conflict)
        {
            throw new InvalidOperationException("The ticket changes all the time; what is due is looked at again later.");
        }
    }
}
