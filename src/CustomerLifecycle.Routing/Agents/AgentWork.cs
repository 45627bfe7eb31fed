namespace CustomerLifecycle.Routing;

/// <summary>The total handling time of an agent.</summary>
internal static class AgentWork
{
    /// <summary>The most spans kept of one agent; the oldest go first.</summary>
    private const int MaxSpans = 2_000;

    /// <summary>The time within the window that the agent spent on contacts, those in progress included; contacts side by side count each.</summary>
    public static TimeSpan HandledWithin(AgentState agent, TimeSpan window, DateTimeOffset now)
    {
        var from = now - window;
        var total = TimeSpan.Zero;
        var spans = agent.Spans;
        for (int i = 0; i < spans.Count; i++)
        {
            total += Overlap(spans[i].From, spans[i].To, from, now);
        }

        for (var held = agent.Place.FirstHeld; held is not null; held = held.Place.NextHeld)
        {
            if (held.AssignedAt is { } assignedAt)
            {
                total += Overlap(assignedAt, now, from, now);
            }
        }

        return total;
    }

    /// <summary>Adds a span to the agent's work, and forgets what the queues that the agent serves do not look back to.</summary>
    public static void Add(PoolState state, AgentState agent, DateTimeOffset? assignedAt, DateTimeOffset at)
    {
        TimeSpan? window = null;
        var queues = agent.Profile.Queues;
        for (int i = 0; i < queues.Count; i++)
        {
            if (state.Queue(queues[i].Queue) is { Strategy: RoutingStrategy.LeastHandleTime } queue && !(queue.HandleTimeWindow <= window))
            {
                window = queue.HandleTimeWindow;
            }
        }

        if (window is null)
        {
            agent.Spans = default;
            return;
        }

        // They end in the order in which they were added.
        var spans = agent.Spans;
        int over = 0;
        while (over < spans.Count && spans[over].To <= at - window)
        {
            over++;
        }

        spans = spans.Without(over);
        if (assignedAt is { } from && from < at)
        {
            spans = spans.With(new HandledSpan(from, at));
        }

        agent.Spans = spans.Count <= MaxSpans ? spans : spans.Without(spans.Count - MaxSpans);
    }

    private static TimeSpan Overlap(DateTimeOffset from, DateTimeOffset to, DateTimeOffset windowFrom, DateTimeOffset windowTo)
    {
        var start = from > windowFrom ? from : windowFrom;
        var end = to < windowTo ? to : windowTo;
        return end > start ? end - start : TimeSpan.Zero;
    }
}
