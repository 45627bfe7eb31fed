namespace CustomerLifecycle.Tickets;

/// <summary>Says that a callback is not needed any more.</summary>
public sealed record CancelCallback : TicketCommand
{
    /// <summary>The callback, see <see cref="CallbackTask.Id"/>.</summary>
    public required string Callback { get; init; }

    internal override MergedTicketRule WhenMerged => MergedTicketRule.Redirect;
}
