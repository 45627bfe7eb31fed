namespace CustomerLifecycle.Routing.Simulation;

/// <summary>What became of the contacts of one kind in one replication.</summary>
internal sealed class ContactTally(double acceptableWaitSeconds)
{
    public long Arrivals { get; set; }

    public long Retrials { get; set; }

    public long Blocked { get; set; }

    /// <summary>Contacts for which no agent was free when they came.</summary>
    public long Delayed { get; set; }

    public long Disconnected { get; set; }

    /// <summary>Contacts that a rule of the queue sent elsewhere before anybody answered.</summary>
    public long Overflowed { get; set; }

    public long Answered => Waits.Count;

    public long AnsweredInTime { get; private set; }

    public long Abandoned { get; private set; }

    public long AbandonedLate { get; private set; }

    public double WaitSeconds { get; private set; }

    public WaitTimes Waits { get; private init; } = new();

    public void Answer(double wait)
    {
        Waits.Add(wait);
        WaitSeconds += wait;
        AnsweredInTime += wait <= acceptableWaitSeconds ? 1 : 0;
    }

    public void Abandon(double wait)
    {
        Abandoned++;
        AbandonedLate += wait > acceptableWaitSeconds ? 1 : 0;
    }

    /// <summary>Several kinds together.</summary>
    public static ContactTally Sum(IReadOnlyList<ContactTally> tallies) => new(0)
    {
        Arrivals = tallies.Sum(tally => tally.Arrivals),
        Retrials = tallies.Sum(tally => tally.Retrials),
        Blocked = tallies.Sum(tally => tally.Blocked),
        Delayed = tallies.Sum(tally => tally.Delayed),
        Disconnected = tallies.Sum(tally => tally.Disconnected),
        Overflowed = tallies.Sum(tally => tally.Overflowed),
        AnsweredInTime = tallies.Sum(tally => tally.AnsweredInTime),
        Abandoned = tallies.Sum(tally => tally.Abandoned),
        AbandonedLate = tallies.Sum(tally => tally.AbandonedLate),
        WaitSeconds = tallies.Sum(tally => tally.WaitSeconds),
        Waits = WaitTimes.Merge([.. tallies.Select(tally => tally.Waits)]),
    };
}
