namespace CustomerLifecycle.Routing;

/// <summary>Snapshots for those who look on.</summary>
internal static class Views
{
    public static QueueSnapshot? Queue(PoolState state, QueueId id, DateTimeOffset now)
    {
        if (state.Queue(id) is not { } queue)
        {
            return null;
        }

        var places = state.Index.WaitingInOrder(id).Select(contact => contact.Id).ToList();
        var contacts = state.Contacts.Where(c => c.Queue == id).ToLookup(c => c.Status);
        var agents = state.Agents.Where(a => a.IsPresent && a.MembershipOf(id) is not null).ToList();
        return new QueueSnapshot
        {
            Definition = queue,
            At = now,
            Waiting = places,
            LongestWait = places.Count == 0 ? null : now - contacts[ContactStatus.Waiting].Min(c => c.EligibleSince),
            Offered = contacts[ContactStatus.Offered].Count(),
            Assigned = contacts[ContactStatus.Assigned].Count(),
            InWrapUp = contacts[ContactStatus.WrapUp].Count(),
            AgentsPresent = agents.Count,
            AgentsIdle = agents.Count(a => a.Presence == AgentPresence.Available && a.Open == 0),
        };
    }
}
