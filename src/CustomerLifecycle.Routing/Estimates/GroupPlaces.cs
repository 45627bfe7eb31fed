namespace CustomerLifecycle.Routing;

/// <summary>How many contacts the available agents of a group could hold, and how many of these places other groups compete for.</summary>
internal sealed class GroupPlaces
{
    private readonly Dictionary<MatchGroup, (int Before, int Beside)> _rivals = [];

    private GroupPlaces(long version) => Version = version;

    /// <summary>The version of the seating it was counted for.</summary>
    public long Version { get; }

    /// <summary>The places.</summary>
    public int Count { get; private set; }

    /// <summary>The groups, this one included, whose contacts are served by these agents: with the places on agents who take from that
    /// group before this one, and on those who take by age. Agents who take from it after this one do not count.</summary>
    public IReadOnlyDictionary<MatchGroup, (int Before, int Beside)> Rivals => _rivals;

    public static GroupPlaces Of(QueueId queue, Channel channel, IEnumerable<AgentState> agents, long version)
    {
        var places = new GroupPlaces(version);
        foreach (var agent in agents)
        {
            if (agent.Presence != AgentPresence.Available)
            {
                continue;
            }

            places.Count += AgentRoom.Places(agent.Profile, channel);
            int priority = agent.PriorityIn(queue);
            foreach (var seat in agent.Place.Seats)
            {
                int other = agent.PriorityIn(seat.Group.Key.Queue);
                if (other <= priority)
                {
                    int shared = AgentRoom.Places(agent.Profile, seat.Group.Key.Channel);
                    var (before, beside) = places._rivals.GetValueOrDefault(seat.Group);
                    places._rivals[seat.Group] = other < priority ? (before + shared, beside) : (before, beside + shared);
                }
            }
        }

        return places;
    }
}
