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

        List<ContactId> places = [];
        DateTimeOffset? oldest = null;
        foreach (var contact in state.Index.WaitingInOrder(id))
        {
            places.Add(contact.Id);
            oldest = oldest < contact.EligibleSince ? oldest : contact.EligibleSince;
        }

        var index = state.Index.QueueOf(id);
        return new QueueSnapshot
        {
            Definition = queue,
            At = now,
            Waiting = places,
            LongestWait = now - oldest,
            Offered = index.Count(ContactStatus.Offered),
            Assigned = index.Count(ContactStatus.Assigned),
            InWrapUp = index.Count(ContactStatus.WrapUp),
            AgentsPresent = index.Agents.Count,
            AgentsIdle = index.Agents.Count(a => a.Presence == AgentPresence.Available && a.Open == 0),
        };
    }
}
