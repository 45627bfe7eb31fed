namespace CustomerLifecycle.Calendars;

/// <summary>Business time with pauses taken out.</summary>
internal static class PausedTime
{
    public static long Between(BusinessCalendar calendar, long start, long end, ReadOnlySpan<TimeInterval> pauses)
    {
        if (end < start)
        {
            return -Between(calendar, end, start, pauses);
        }

        long total = calendar.BetweenTicks(start, end);
        if (pauses.IsEmpty)
        {
            return total;
        }

        foreach ((long from, long to) in Within(pauses, start, end))
        {
            total -= calendar.BetweenTicks(from, to);
        }

        return total;
    }

    public static long Add(BusinessCalendar calendar, long start, long ticks, ReadOnlySpan<TimeInterval> pauses, BoundaryRule boundary) =>
        pauses.IsEmpty ? calendar.AddTicks(start, ticks, boundary)
        : ticks < 0 ? Rewind(calendar, start, ticks, pauses) : Advance(calendar, start, ticks, pauses, boundary);

    private static long Advance(BusinessCalendar calendar, long start, long ticks, ReadOnlySpan<TimeInterval> pauses, BoundaryRule boundary)
    {
        foreach ((long from, long to) in Within(pauses, start, long.MaxValue))
        {
            long available = calendar.BetweenTicks(start, from);
            if (ticks < available || (ticks == available && boundary == BoundaryRule.Close))
            {
                break;
            }

            ticks -= available;
            start = to;
        }

        return calendar.AddTicks(start, ticks, boundary);
    }

    private static long Rewind(BusinessCalendar calendar, long start, long ticks, ReadOnlySpan<TimeInterval> pauses)
    {
        List<(long Start, long End)> before = Within(pauses, 0, start);
        for (int i = before.Count - 1; i >= 0; i--)
        {
            long available = calendar.BetweenTicks(before[i].End, start);
            if (-ticks <= available)
            {
                break;
            }

            ticks += available;
            start = before[i].Start;
        }

        return calendar.AddTicks(start, ticks, BoundaryRule.Close);
    }

    private static List<(long Start, long End)> Within(ReadOnlySpan<TimeInterval> pauses, long start, long end)
    {
        List<(long Start, long End)> all = new(pauses.Length);
        foreach (TimeInterval pause in pauses)
        {
            all.Add((BusinessTimeline.Check(pause.Start, nameof(pauses)), BusinessTimeline.Check(pause.End, nameof(pauses))));
        }

        return IntervalList.Clip(IntervalList.Normalize(all), start, end);
    }
}
