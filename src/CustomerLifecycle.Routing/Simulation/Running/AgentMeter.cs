namespace CustomerLifecycle.Routing.Simulation;

/// <summary>How long one agent was there, and how much of it with work in hand. Times are ticks of the run.</summary>
internal sealed class AgentMeter(int group)
{
    private long? _presentSince;
    private long _busySince;
    private long _workSince;
    private int _open;

    public int Group => group;

    /// <summary>Time signed in and not offline.</summary>
    public long Present { get; private set; }

    /// <summary>Time with at least one contact in progress or in wrap-up.</summary>
    public long Busy { get; private set; }

    /// <summary>Time spent on contacts, each counted by itself.</summary>
    public long Worked { get; private set; }

    public void Arrive(long now) => _presentSince ??= now;

    public void Leave(long now)
    {
        if (_presentSince is { } since)
        {
            Present += now - since;
            _presentSince = null;
        }
    }

    public void Take(long now)
    {
        Settle(now);
        if (_open++ == 0)
        {
            _busySince = now;
        }
    }

    public void Release(long now)
    {
        Settle(now);
        if (--_open == 0)
        {
            Busy += now - _busySince;
        }
    }

    /// <summary>Counts from now on.</summary>
    public void Restart(long now)
    {
        Settle(now);
        (Present, Busy, Worked) = (0, 0, 0);
        _busySince = now;
        _presentSince = _presentSince is null ? null : now;
    }

    /// <summary>Counts up to now.</summary>
    public void Stop(long now)
    {
        Settle(now);
        Leave(now);
        if (_open > 0)
        {
            Busy += now - _busySince;
            _open = 0;
        }
    }

    private void Settle(long now)
    {
        Worked += _open * (now - _workSince);
        _workSince = now;
    }
}
