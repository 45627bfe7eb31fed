namespace CustomerLifecycle.Routing;

/// <summary>What the match index keeps of one queue, so that nothing about a queue is looked for among all contacts and agents.</summary>
internal sealed class QueueIndex(QueueId queue)
{
    private readonly int[] _contacts = new int[Enum.GetValues<ContactStatus>().Length];

    public QueueId Queue => queue;

    /// <summary>The groups of its contacts that wait for no agent by name.</summary>
    public List<MatchGroup> Groups { get; } = [];

    /// <summary>The groups of its contacts that wait for an agent by name.</summary>
    public HashSet<MatchGroup> KeptGroups { get; } = [];

    public IEnumerable<MatchGroup> AllGroups => Groups.Concat(KeptGroups);

    /// <summary>The agents who serve it and are there.</summary>
    public HashSet<AgentState> Agents { get; } = [];

    /// <summary>How many of its contacts stand where.</summary>
    public int Count(ContactStatus status) => _contacts[(int)status];

    public void Add(ContactStatus status, int contacts) => _contacts[(int)status] += contacts;
}
