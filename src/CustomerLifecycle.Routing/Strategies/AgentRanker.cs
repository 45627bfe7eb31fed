using System.Diagnostics;

namespace CustomerLifecycle.Routing;

/// <summary>Turns a queue's strategy into an order of agents.</summary>
internal sealed class AgentRanker(RoutingPoolOptions options)
{
    private const long LoadScale = 1_000_000;

    private readonly Dictionary<string, IAgentScorer> _scorers = options.Scorers.ToDictionary(s => s.Name, StringComparer.Ordinal);

    /// <summary>True when the order depends on the contact or on the time, so that it cannot be kept ready.</summary>
    public static bool DependsOnContact(QueueDefinition queue) =>
        queue.Strategy is RoutingStrategy.Random or RoutingStrategy.Custom or RoutingStrategy.LeastHandleTime;

    public bool Knows(string scorer) => _scorers.ContainsKey(scorer);

    /// <summary>The two parts of the rank below the tier, as far as they do not depend on the contact.</summary>
    public static (long First, long Second) Order(QueueDefinition queue, IReadOnlyList<SkillRequirement> skills, AgentState agent)
    {
        long idle = agent.Open == 0 ? agent.IdleSince.UtcTicks : agent.LastOfferAt.UtcTicks;
        return queue.Strategy switch
        {
            RoutingStrategy.LongestIdle => (agent.Open == 0 ? 0 : 1, idle),
            RoutingStrategy.RoundRobin => (agent.TurnIn(queue.Id), 0),
            RoutingStrategy.LeastLoaded => (agent.Used * LoadScale / agent.Profile.Capacity.Total, idle),
            RoutingStrategy.FewestContacts => (agent.Open, idle),
            RoutingStrategy.HighestSkill => (-SumOfLevels(skills, agent.Profile), idle),
            RoutingStrategy.Weighted => (agent.PassIn(queue.Id), idle),
            RoutingStrategy.Random or RoutingStrategy.Custom or RoutingStrategy.LeastHandleTime => (0, idle),
            _ => throw new UnreachableException($"Strategy {queue.Strategy}."),
        };
    }

    /// <summary>The rank of the agent for this contact.</summary>
    public AgentRank Rank(QueueDefinition queue, ContactState contact, AgentState agent, DateTimeOffset now)
    {
        var (first, second) = Order(queue, contact.Requirement.Skills, agent);
        first = queue.Strategy switch
        {
            RoutingStrategy.Random => Draw(contact, agent.Id),
            RoutingStrategy.LeastHandleTime => AgentWork.HandledWithin(agent, queue.HandleTimeWindow, now).Ticks,
            RoutingStrategy.Custom => Descending(Score(queue, contact, agent, now)),
            _ => first,
        };
        return new AgentRank(agent.MembershipOf(queue.Id)?.Tier ?? 0, first, second, agent.Id);
    }

    public double Score(QueueDefinition queue, ContactState contact, AgentState agent, DateTimeOffset now)
    {
        if (!_scorers.TryGetValue(queue.Scorer ?? "", out var scorer))
        {
            throw new InvalidOperationException(
                $"Queue '{queue.Id}' chooses agents by the scorer '{queue.Scorer}', which this process does not have. Register an IAgentScorer of that name.");
        }

        double score = scorer.Score(agent.ToSnapshot([]), contact.ToSnapshot(), now);
        return double.IsNaN(score)
            ? throw new InvalidOperationException($"The scorer '{scorer.Name}' returned a score that is not a number. Return a finite score.")
            : score;
    }

    private static long SumOfLevels(IReadOnlyList<SkillRequirement> skills, AgentProfile agent)
    {
        long sum = 0;
        foreach (var requirement in skills)
        {
            sum += agent.Skills.TryGetValue(requirement.Skill, out int level) ? level : 0;
        }

        return sum;
    }

    /// <summary>Maps doubles to longs so that the greatest score sorts first; -0 and +0 are one score.</summary>
    private static long Descending(double score)
    {
        long bits = BitConverter.DoubleToInt64Bits(-score + 0.0);
        return bits < 0 ? bits ^ long.MaxValue : bits;
    }

    /// <summary>FNV-1a over the names, finished by the mixer of SplitMix64 (Steele, Lea, Flood 2014).</summary>
    private long Draw(ContactState contact, AgentId agent)
    {
        ulong hash = 14695981039346656037UL ^ (ulong)options.Seed;
        hash = Mix(hash, contact.Id.Value);
        hash = (hash ^ (ulong)contact.OfferSequence) * 1099511628211UL;
        hash = Mix(hash, agent.Value);
        hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9UL;
        hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EBUL;
        return (long)(hash ^ (hash >> 31));
    }

    private static ulong Mix(ulong hash, string text)
    {
        foreach (char c in text)
        {
            hash = (hash ^ c) * 1099511628211UL;
        }

        return hash;
    }
}
