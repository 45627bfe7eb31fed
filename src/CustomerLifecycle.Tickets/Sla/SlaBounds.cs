using System.Collections.Immutable;
using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>Keeps a service level small, however often a ticket goes to and fro: it is written whole with every change of the ticket. Pure.</summary>
internal static class SlaBounds
{
    /// <summary>The most phases of a ticket.</summary>
    public const int MaximumPhases = 64;

    /// <summary>The most pauses of a clock that are kept one by one; then the older half becomes a sum.</summary>
    public const int MaximumPauses = 32;

    /// <summary>The most segments of a clock; older ones become one.</summary>
    public const int MaximumSegments = 4;

    /// <summary>The most clocks of one kind that have ended.</summary>
    public const int MaximumEnded = 10;

    // What is decided by the latest phases must be decided by the real ones.
    private const int LatestPhases = 8;

    /// <summary>The phases with another one. Of too many the shortest are forgotten first: what came before them went on for that moment.</summary>
    public static ImmutableArray<SlaPhase> With(ImmutableArray<SlaPhase> phases, SlaPhase next)
    {
        List<SlaPhase> all = [.. phases, next];
        while (all.Count > MaximumPhases)
        {
            int shortest = Enumerable.Range(1, all.Count - LatestPhases - 1).MinBy(i => all[i + 1].At - all[i].At);
            all.RemoveAt(shortest);
            if (all[shortest].Category == all[shortest - 1].Category)
            {
                all.RemoveAt(shortest);
            }
        }

        return [.. all];
    }

    /// <summary>A clock whose older pauses and segments are sums where there are too many of them.</summary>
    public static SlaClock Of(SlaMeter meter, SlaClock clock)
    {
        if (clock.Pauses.Length > MaximumPauses)
        {
            int older = clock.Pauses.Length / 2;
            DateTimeOffset until = clock.Pauses[older - 1].End;
            SlaSegment sum = new()
            {
                Interval = new(clock.CountedFrom, until),
                Calendar = clock.Calendar,
                Counted = meter.Calendar(clock.Calendar).Elapsed(clock.CountedFrom, until, clock.Pauses.AsSpan(0, older)),
                PausesLeftOut = older,
            };
            clock = clock with { Earlier = clock.Earlier.Add(sum), Pauses = clock.Pauses[older..] };
        }

        int joined = clock.Earlier.Length - MaximumSegments + 1;
        return joined <= 1 ? clock : clock with { Earlier = [Sum(clock.Earlier[..joined]), .. clock.Earlier[joined..]] };
    }

    /// <summary>The clocks of a ticket without the oldest of a kind that have ended; of what happens again and again only the last time is kept. All are in
    /// the history.</summary>
    public static ImmutableArray<SlaClock> Others(TicketSla sla, SlaTargetKind kind)
    {
        int kept = kind is SlaTargetKind.NextResponse or SlaTargetKind.PeriodicUpdate ? 1 : MaximumEnded;
        SlaClock[] ended = [.. sla.Clocks.Where(clock => clock.Kind == kind && (clock.IsStopped || kept == 1)).SkipLast(kept)];
        return ended.Length == 0 ? sla.Clocks : [.. sla.Clocks.Where(clock => !ended.Contains(clock, ReferenceEqualityComparer.Instance))];
    }

    private static SlaSegment Sum(ImmutableArray<SlaSegment> segments) => new()
    {
        Interval = new(segments[0].Interval.Start, segments[^1].Interval.End),
        Calendar = segments[^1].Calendar,
        Counted = new(segments.Sum(segment => segment.Counted.Ticks)),
        PausesLeftOut = segments.Sum(segment => segment.PausesLeftOut + segment.Pauses.Length),
        IsSum = true,
    };
}
