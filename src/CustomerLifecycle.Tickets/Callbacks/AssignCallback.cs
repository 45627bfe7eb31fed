namespace CustomerLifecycle.Tickets;

/// <summary>Gives a callback to another agent, or to a group.</summary>
public sealed record AssignCallback : TicketCommand
{
    /// <summary>The callback, see <see cref="CallbackTask.Id"/>.</summary>
    public required string Callback { get; init; }

    /// <summary>The agent who is to call; null for anybody of the group.</summary>
    public AgentId? Agent { get; init; }

    /// <summary>The group; null for the one it has.</summary>
    public string? Group { get; init; }

    internal override MergedTicketRule WhenMerged => MergedTicketRule.Redirect;
}
