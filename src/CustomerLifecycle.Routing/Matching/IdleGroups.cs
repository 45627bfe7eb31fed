namespace CustomerLifecycle.Routing;

/// <summary>The groups in which nobody waits. They are kept for the next contact of their kind, the latest used first, as far as there is
/// room: each costs memory, and a little time with every change of its agents.</summary>
internal sealed class IdleGroups
{
    /// <summary>The most groups kept.</summary>
    internal const int MaxGroups = 4_096;

    /// <summary>The most seats of agents kept in them.</summary>
    internal const int MaxSeats = 2_000_000;

    private readonly LinkedList<MatchGroup> _groups = [];
    private long _seats;

    public void Add(MatchGroup group)
    {
        group.IdlePlace ??= new LinkedListNode<MatchGroup>(group);
        group.IdleSeats = group.Seats.Count;
        _seats += group.IdleSeats;
        _groups.AddLast(group.IdlePlace);
    }

    public void Remove(MatchGroup group)
    {
        if (group.IdlePlace?.List is not null)
        {
            _seats -= group.IdleSeats;
            _groups.Remove(group.IdlePlace);
        }
    }

    /// <summary>The group that was not used for the longest time, when there are too many; else null.</summary>
    public MatchGroup? Surplus() =>
        _groups.Count > MaxGroups || (_seats > MaxSeats && _groups.Count > 1) ? _groups.First!.Value : null;
}
