namespace CustomerLifecycle.Tickets;

/// <summary>Who belongs to a group. Register your own before <c>AddTickets</c>; else <see cref="TicketsOptions.GroupMembers"/> is used.</summary>
public interface IGroupMembers
{
    /// <summary>The agents of a group who may get tickets now.</summary>
    /// <param name="tenant">Whose group.</param>
    /// <param name="group">The group.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    ValueTask<IReadOnlyList<AgentId>> GetMembersAsync(TenantId tenant, string group, CancellationToken cancellationToken);
}
