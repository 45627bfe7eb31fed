namespace LifecycleDay.Simulation;

/// <summary>The clock of the day: it stands still until the simulation sets it.</summary>
internal sealed class SimulatedClock : TimeProvider
{
    private long _ticks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    internal void Set(DateTimeOffset now) => Interlocked.Exchange(ref _ticks, now.UtcTicks);
}
