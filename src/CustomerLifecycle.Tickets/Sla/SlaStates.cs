namespace CustomerLifecycle.Tickets;

/// <summary>A clock as people are told about it.</summary>
internal static class SlaStates
{
    public static SlaState Of(SlaMeter meter, SlaClock clock, DateTimeOffset now)
    {
        TimeSpan elapsed = meter.Elapsed(clock, now);
        DateTimeOffset? breachedAt = clock.BreachedAt ?? (!clock.IsStopped && clock.DueAt <= now ? clock.DueAt : null);
        bool paused = !clock.IsStopped && clock.PausedSince is not null;
        return new()
        {
            Kind = clock.Kind,
            Group = clock.Group,
            Status = (clock.IsStopped, breachedAt) switch
            {
                (true, _) when clock.IsCancelled => SlaStatus.Cancelled,
                (true, null) => SlaStatus.Met,
                (true, _) => SlaStatus.Missed,
                (false, null) => paused ? SlaStatus.Paused : SlaStatus.Running,
                _ => SlaStatus.Breached,
            },
            Target = clock.Target,
            DueAt = clock.DueAt,
            ElapsedBusiness = elapsed,
            Remaining = clock.Target - elapsed,
            Paused = paused,
            BreachedAt = breachedAt,
        };
    }
}
