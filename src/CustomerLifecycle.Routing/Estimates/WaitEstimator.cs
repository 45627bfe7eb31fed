namespace CustomerLifecycle.Routing;

/// <summary>Estimates waits from what the pool's state says. Its cost grows with the groups that share agents, not with who waits; when
/// agents came, went or changed since it was last asked about a group, once with the group's agents.</summary>
internal static class WaitEstimator
{
    /// <summary>Fewer contacts served say too little.</summary>
    public const int LeastServed = 5;

    // The upper tenth of the normal distribution.
    private const double UpperTenth = 1.2815515655446004;
    private const int ExactTerms = 256;

    public static EstimatedWait Of(PoolState state, ContactState contact)
    {
        if (contact.Status != ContactStatus.Waiting)
        {
            return new EstimatedWait { Unknown = EstimateGap.NotWaiting };
        }

        var group = state.Index.GroupOf(contact);
        var places = state.Index.PlacesOf(group);
        return Of(state, contact.Queue, places, WaitingEntry.Of(contact), Pairing.CanTake(group, contact), contact);
    }

    /// <summary>For a contact that would come in now.</summary>
    public static EstimatedWait Of(PoolState state, RoutingPoolOptions options, RoutingPlans plans, ContactRequest request, DateTimeOffset now)
    {
        if (state.Queue(request.Queue) is null)
        {
            return new EstimatedWait { Unknown = EstimateGap.UnknownQueue };
        }

        int priority = Arrivals.PriorityOf(options, request);
        var entry = new WaitingEntry(Arrivals.RankOf(options, now, priority, request.AgeCredit).UtcTicks, long.MaxValue);
        var step = request.Steps.Count == 0 ? WaitingEvolution.AnyAgent[0] : plans.Normalised(request.Steps, request.Attributes)[0];
        var key = new MatchKey(request.Queue, request.Channel, step, null, unconditional: false);
        if (state.Index.Find(key) is { IsOpen: true } group)
        {
            bool free = group.Ready.Count > 0 && group.Seats.Any(seat => seat.IsReady && !request.ExcludedAgents.Contains(seat.Agent.Id));
            return Of(state, request.Queue, state.Index.PlacesOf(group), entry, free, contact: null);
        }

        var admitted = state.Index.Candidates(request.Queue, key.Skills).Where(key.Admits).ToList();
        bool somebody = admitted.Any(agent => AgentRoom.IsReady(agent, request.Channel) && !request.ExcludedAgents.Contains(agent.Id));
        return Of(state, request.Queue, GroupPlaces.Of(request.Queue, request.Channel, admitted, version: 0), entry, somebody, contact: null);
    }

    private static EstimatedWait Of(PoolState state, QueueId queue, GroupPlaces places, WaitingEntry entry, bool free, ContactState? contact)
    {
        var flow = state.Flow(queue);
        double mean = flow?.MeanHeldTicks ?? 0;
        double ahead = 0;
        double position = 1;
        foreach (var (group, (before, beside)) in places.Rivals)
        {
            if (group.Waiting.Count == 0)
            {
                continue;
            }

            double shared = 0;
            int all = state.Index.PlacesOf(group).Count;
            if (before > 0)
            {
                shared += (double)before / all * group.Waiting.Count;
            }

            if (beside > 0)
            {
                shared += (double)beside / all * (contact?.Place.Group == group ? group.Waiting.CountBefore(contact) : group.Waiting.CountBefore(entry));
            }

            position += shared;
            double theirs = group.Key.Queue == queue || state.Flow(group.Key.Queue) is not { Served: > 0 } other ? mean : other.MeanHeldTicks;
            ahead += mean > 0 ? shared * theirs / mean : shared;
        }

        var basis = new EstimatedWait
        {
            Position = (int)Math.Round(position),
            Ahead = ahead,
            Places = places.Count,
            MeanHeld = flow is { Served: > 0 } ? TimeSpan.FromTicks(flow.MeanHeldTicks) : null,
            MeanPatience = flow?.LeavingRate > 0 ? TimeSpan.FromTicks((long)Math.Min(1 / flow.LeavingRate, TimeSpan.MaxValue.Ticks / 2)) : null,
        };
        if (free && ahead == 0)
        {
            return basis with { Wait = TimeSpan.Zero, Low = TimeSpan.Zero, High = TimeSpan.Zero };
        }

        if (places.Count == 0)
        {
            return basis with { Unknown = EstimateGap.NoAgentAvailable };
        }

        return flow is not { Served: >= LeastServed, MeanHeldTicks: > 0 } known
            ? basis with { Unknown = EstimateGap.NoHistory }
            : WithWait(basis, ahead, places.Count / mean, known);
    }

    /// <summary>The time until the place after those ahead falls free, when places fall free at a rate and each who waits gives up at another.</summary>
    private static EstimatedWait WithWait(EstimatedWait basis, double ahead, double rate, QueueFlow flow)
    {
        double leaving = flow.LeavingRate;
        double mean = 0;
        double variance = 0;
        int whole = (int)Math.Min(ahead, ExactTerms);
        for (int i = 0; i <= whole; i++)
        {
            // The last part of a contact counts as such.
            double part = i < whole || ahead >= ExactTerms ? 1 : ahead - whole + 1;
            double step = 1 / (rate + (leaving * i));
            mean += part * step;
            variance += part * step * step;
        }

        if (ahead > ExactTerms)
        {
            double from = rate + (leaving * (ExactTerms + 0.5));
            double to = rate + (leaving * (ahead + 0.5));
            mean += leaving > 0 ? Math.Log(to / from) / leaving : (ahead - ExactTerms) / rate;
            variance += leaving > 0 ? ((1 / from) - (1 / to)) / leaving : (ahead - ExactTerms) / (rate * rate);
        }

        // The mean time held is itself only known from so many contacts.
        variance += mean * mean / Math.Min(flow.Served, 2 * QueueFlow.Memory);
        double shape = mean * mean / variance;
        return basis with { Wait = Ticks(mean), Low = Ticks(mean * GammaQuantile(shape, -UpperTenth)), High = Ticks(mean * GammaQuantile(shape, UpperTenth)) };
    }

    /// <summary>The quantile of a gamma distribution of mean 1 (Wilson and Hilferty 1931).</summary>
    private static double GammaQuantile(double shape, double normal)
    {
        double ninth = 1 / (9 * shape);
        double root = 1 - ninth + (normal * Math.Sqrt(ninth));
        return root <= 0 ? 0 : root * root * root;
    }

    private static TimeSpan Ticks(double ticks) => TimeSpan.FromTicks((long)Math.Min(ticks, TimeSpan.MaxValue.Ticks / 2));
}
