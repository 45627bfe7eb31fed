namespace CustomerLifecycle.Routing;

/// <summary>The groups in which nobody waits. They are kept for the next contact of their kind, the latest used first, as far as there is
/// room: each costs memory, and a little time with every change of its agents.</summary>
internal sealed class IdleGroups
{
    /// <summary>The most groups kept.</summary>
    internal const int MaxGroups = 4_096;

    // A group that so many others were used after has lost its right to seats.
    private const int Forgotten = 20 * MaxGroups;

    private readonly LinkedList<MatchGroup> _groups = [];
    private long _uses;

    /// <summary>The seats of agents in them.</summary>
    public long Seats { get; private set; }

    public void Add(MatchGroup group)
    {
        group.IdlePlace ??= new LinkedListNode<MatchGroup>(group);
        group.IdleSeats = group.Seats.Count;
        group.LastUse = ++_uses;
        Seats += group.IdleSeats;
        _groups.AddLast(group.IdlePlace);
    }

    public void Remove(MatchGroup group)
    {
        if (group.IdlePlace?.List is not null)
        {
            Seats -= group.IdleSeats;
            _groups.Remove(group.IdlePlace);
        }
    }

    /// <summary>The group that was not used for the longest time, when there are too many; else null.</summary>
    public MatchGroup? Surplus() =>
        _groups.Count > MaxGroups || (_groups.First is { Value.LastUse: var last } && last < _uses - Forgotten) ? _groups.First!.Value : null;
}
