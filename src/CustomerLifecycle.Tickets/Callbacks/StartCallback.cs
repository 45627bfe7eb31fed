namespace CustomerLifecycle.Tickets;

/// <summary>An agent calls the customer back: <c>CallbackStarted</c> is published, on which the host dials.</summary>
/// <remarks>When the call has dropped the same agent starts it again: that is another attempt. A second click within
/// <see cref="CallbackOptions.RedialAfter"/> is not.</remarks>
public sealed record StartCallback : TicketCommand
{
    /// <summary>The callback, see <see cref="CallbackTask.Id"/>.</summary>
    public required string Callback { get; init; }

    /// <summary>Who calls; a callback of the whole group becomes the agent's own.</summary>
    public required AgentId Agent { get; init; }

    internal override MergedTicketRule WhenMerged => MergedTicketRule.Redirect;
}
