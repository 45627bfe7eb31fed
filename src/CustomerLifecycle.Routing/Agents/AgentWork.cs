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
        foreach (var span in agent.Handled)
        {
            total += Overlap(span.From, span.To, from, now);
        }

        foreach (var held in agent.Slot!.Held)
        {
            if (held.State!.AssignedAt is { } assignedAt)
            {
                total += Overlap(assignedAt, now, from, now);
            }
        }

        return total;
    }

    /// <summary>The spans with one more, as far as the queues that the agent serves look back.</summary>
    public static IReadOnlyList<HandledSpan> WithSpan(PoolState state, AgentState agent, DateTimeOffset? assignedAt, DateTimeOffset at)
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
            return [];
        }

        var kept = agent.Handled.Where(span => span.To > at - window).ToList();
        if (assignedAt is { } from && from < at)
        {
            kept.Add(new HandledSpan(from, at));
        }

        return kept.Count <= MaxSpans ? kept : kept[^MaxSpans..];
    }

    private static TimeSpan Overlap(DateTimeOffset from, DateTimeOffset to, DateTimeOffset windowFrom, DateTimeOffset windowTo)
    {
        var start = from > windowFrom ? from : windowFrom;
        var end = to < windowTo ? to : windowTo;
        return end > start ? end - start : TimeSpan.Zero;
    }
}
