namespace CustomerLifecycle.Routing;

/// <summary>The agents of a group and, in a tournament over their ranks, the best who is ready. A change costs the logarithm of the
/// agents; nothing is allocated for it.</summary>
internal sealed class ReadyAgents
{
    private const int None = -1;

    private readonly Stack<int> _free = [];
    private AgentSlot?[] _agents = [];
    private AgentRank[] _ranks = [];
    private bool[] _ready = [];

    // The winner of the subtree below each inner node, the root at 1; the leaf i stands at _capacity + i.
    private int[] _winners = [];
    private int _capacity;
    private int _used;

    /// <summary>The agents who have a seat.</summary>
    public int Members { get; private set; }

    /// <summary>The agents who are ready.</summary>
    public int Ready { get; private set; }

    /// <summary>The seat of the best agent who is ready; -1 = none.</summary>
    public int Best => _capacity == 0 ? None : _capacity == 1 ? Leaf(0) : _winners[1];

    public AgentSlot AgentAt(int leaf) => _agents[leaf]!;

    public AgentRank RankAt(int leaf) => _ranks[leaf];

    public bool IsReady(int leaf) => _ready[leaf];

    public int Seat(AgentSlot agent)
    {
        if (!_free.TryPop(out int leaf))
        {
            if (_used == _capacity)
            {
                Grow();
            }

            leaf = _used++;
        }

        _agents[leaf] = agent;
        Members++;
        return leaf;
    }

    public void Unseat(int leaf)
    {
        SetUnready(leaf);
        _agents[leaf] = null;
        _free.Push(leaf);
        Members--;
    }

    public void SetReady(int leaf, in AgentRank rank)
    {
        Ready += _ready[leaf] ? 0 : 1;
        _ready[leaf] = true;
        _ranks[leaf] = rank;
        Replay(leaf);
    }

    public void SetUnready(int leaf)
    {
        if (_ready[leaf])
        {
            Ready--;
            _ready[leaf] = false;
            Replay(leaf);
        }
    }

    /// <summary>Everybody who has a seat.</summary>
    public IEnumerable<AgentSlot> Seated()
    {
        for (int leaf = 0; leaf < _used; leaf++)
        {
            if (_agents[leaf] is { } agent)
            {
                yield return agent;
            }
        }
    }

    /// <summary>The seats from which an agent may be chosen, in no order.</summary>
    public int Seats => _used;

    private int Leaf(int leaf) => _ready[leaf] ? leaf : None;

    private void Replay(int leaf)
    {
        for (int node = (_capacity + leaf) >> 1; node > 0; node >>= 1)
        {
            int left = node << 1;
            int winner = Better(Winner(left), Winner(left + 1));
            // The way up is the same from here on when somebody else still wins here, and still wins with the same rank.
            if (winner == _winners[node] && winner != leaf)
            {
                return;
            }

            _winners[node] = winner;
        }
    }

    private int Winner(int node) => node < _capacity ? _winners[node] : Leaf(node - _capacity);

    private int Better(int a, int b) => a == None ? b : b == None ? a : _ranks[a].CompareTo(_ranks[b]) <= 0 ? a : b;

    private void Grow()
    {
        _capacity = Math.Max(1, _capacity * 2);
        Array.Resize(ref _agents, _capacity);
        Array.Resize(ref _ranks, _capacity);
        Array.Resize(ref _ready, _capacity);
        _winners = new int[_capacity];
        for (int node = _capacity - 1; node > 0; node--)
        {
            _winners[node] = Better(Winner(node << 1), Winner((node << 1) + 1));
        }
    }
}
