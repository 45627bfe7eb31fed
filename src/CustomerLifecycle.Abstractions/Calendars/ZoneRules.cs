namespace CustomerLifecycle.Calendars;

/// <summary>The offsets of one time zone, as transitions on the UTC line. Only the map from instants to offsets is taken from the
/// platform: what it says about skipped and repeated local times misses changes of a zone's standard offset.</summary>
internal sealed class ZoneRules
{
    // Two years of room around the timeline, so that local dates at its edges resolve.
    private const int FirstYear = BusinessTimeline.FirstYear - 2;
    private const int EndYear = BusinessTimeline.EndYear + 2;

    private readonly TimeZoneInfo _zone;
    private readonly ZoneYear?[] _years = new ZoneYear?[EndYear - FirstYear];

    public ZoneRules(string id)
    {
        Id = id;
        _zone = Find(id);
    }

    public string Id { get; }

    public static TimeZoneInfo Find(string id)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);

        // Known everywhere, also where the machine has no time zone data.
        if (id is "UTC" or "Etc/UTC")
        {
            return TimeZoneInfo.Utc;
        }

        return TimeZoneInfo.TryFindSystemTimeZoneById(id, out TimeZoneInfo? zone) && zone.HasIanaId
            ? zone
            : throw new ArgumentException(
                $"'{id}' is not an IANA time zone known on this machine. Use an id such as Asia/Shanghai, and install tzdata if it is one.", nameof(id));
    }

    public long OffsetAt(long utcTicks)
    {
        ref ZoneYear? slot = ref _years[new DateTime(utcTicks).Year - FirstYear];
        return (Volatile.Read(ref slot) ?? Build(ref slot, utcTicks)).OffsetAt(utcTicks);
    }

    public long ToUtc(long localTicks, GapRule gaps, OverlapRule overlaps)
    {
        // No zone changes twice within two days, so the offsets a day before and a day after are the only candidates.
        long before = OffsetAt(localTicks - TimeSpan.TicksPerDay);
        long after = OffsetAt(localTicks + TimeSpan.TicksPerDay);
        if (before == after)
        {
            return localTicks - before;
        }

        long byBefore = localTicks - before;
        long byAfter = localTicks - after;
        bool beforeHolds = OffsetAt(byBefore) == before;
        bool afterHolds = OffsetAt(byAfter) == after;
        return (beforeHolds, afterHolds) switch
        {
            (true, true) => overlaps == OverlapRule.Earlier ? Math.Min(byBefore, byAfter) : Math.Max(byBefore, byAfter),
            (true, false) => byBefore,
            (false, true) => byAfter,
            _ => gaps == GapRule.ShiftForward ? byBefore : EndOfGap(byAfter, byBefore),
        };
    }

    private long EndOfGap(long before, long after) => Transition(
        before / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond,
        (after + TimeSpan.TicksPerSecond - 1) / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond,
        OffsetAt);

    private ZoneYear Build(ref ZoneYear? slot, long utcTicks)
    {
        int year = new DateTime(utcTicks).Year;
        long start = new DateTime(year, 1, 1).Ticks;
        long end = new DateTime(year + 1, 1, 1).Ticks;
        List<long> at = [];
        List<long> offsets = [PlatformOffset(start)];
        for (long day = start; day < end; day += TimeSpan.TicksPerDay)
        {
            long next = day + TimeSpan.TicksPerDay;
            if (PlatformOffset(next) is var offset && offset != offsets[^1])
            {
                // A change at the first instant of the next year belongs to the next year.
                if (Transition(day, next, PlatformOffset) is var transition && transition < end)
                {
                    at.Add(transition);
                    offsets.Add(offset);
                }
            }
        }

        ZoneYear built = new([.. at], [.. offsets]);
        return Interlocked.CompareExchange(ref slot, built, null) ?? built;
    }

    private long PlatformOffset(long utcTicks) => _zone.GetUtcOffset(new DateTime(utcTicks, DateTimeKind.Utc)).Ticks;

    // The instant in (from, to] at which the offset changes; transitions lie on whole seconds.
    private static long Transition(long from, long to, Func<long, long> offsetAt)
    {
        long before = offsetAt(from);
        while (to - from > TimeSpan.TicksPerSecond)
        {
            long seconds = (to - from) / TimeSpan.TicksPerSecond;
            long middle = from + (seconds / 2 * TimeSpan.TicksPerSecond);
            if (offsetAt(middle) == before)
            {
                from = middle;
            }
            else
            {
                to = middle;
            }
        }

        return to;
    }

    private sealed class ZoneYear(long[] transitions, long[] offsets)
    {
        public long OffsetAt(long utcTicks)
        {
            int i = 0;
            while (i < transitions.Length && utcTicks >= transitions[i])
            {
                i++;
            }

            return offsets[i];
        }
    }
}
