namespace CustomerLifecycle.Benchmarks.Tickets;

/// <summary>Business time as one writes it the first time: from day to day, asking the time zone for each opening and closing.</summary>
internal sealed class BusinessTimeLoop
{
    public const string Zone = "Europe/Berlin";

    private static readonly (TimeSpan From, TimeSpan To)[] Hours = [(TimeSpan.FromHours(9), TimeSpan.FromHours(12)), (TimeSpan.FromHours(13), TimeSpan.FromHours(18))];

    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(Zone);

    public static HashSet<DateOnly> Holidays { get; } =
        [.. from year in Enumerable.Range(2024, 12) from date in new[] { (1, 1), (5, 1), (10, 3), (12, 25), (12, 26) } select new DateOnly(year, date.Item1, date.Item2)];

    public DateTimeOffset Add(DateTimeOffset start, TimeSpan duration)
    {
        for (DateOnly date = DateOf(start); ; date = date.AddDays(1))
        {
            foreach ((DateTimeOffset open, DateTimeOffset close) in Periods(date))
            {
                DateTimeOffset from = open > start ? open : start;
                if (close > from)
                {
                    if (from + duration <= close)
                    {
                        return from + duration;
                    }

                    duration -= close - from;
                }
            }
        }
    }

    public DateTimeOffset Rewind(DateTimeOffset start, TimeSpan duration)
    {
        for (DateOnly date = DateOf(start); ; date = date.AddDays(-1))
        {
            foreach ((DateTimeOffset open, DateTimeOffset close) in Periods(date).Reverse())
            {
                DateTimeOffset to = close < start ? close : start;
                if (open < to)
                {
                    if (to - duration >= open)
                    {
                        return to - duration;
                    }

                    duration -= to - open;
                }
            }
        }
    }

    public TimeSpan Elapsed(DateTimeOffset start, DateTimeOffset end)
    {
        TimeSpan total = TimeSpan.Zero;
        for (DateOnly date = DateOf(start), last = DateOf(end); date <= last; date = date.AddDays(1))
        {
            foreach ((DateTimeOffset open, DateTimeOffset close) in Periods(date))
            {
                DateTimeOffset from = open > start ? open : start;
                DateTimeOffset to = close < end ? close : end;
                total += to > from ? to - from : TimeSpan.Zero;
            }
        }

        return total;
    }

    public DateTimeOffset NextOpen(DateTimeOffset at)
    {
        for (DateOnly date = DateOf(at); ; date = date.AddDays(1))
        {
            foreach ((DateTimeOffset open, _) in Periods(date))
            {
                if (open > at)
                {
                    return open;
                }
            }
        }
    }

    public bool IsOpen(DateTimeOffset at) => Periods(DateOf(at)).Any(period => at >= period.Open && at < period.Close);

    private DateOnly DateOf(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, _zone).DateTime);

    private IEnumerable<(DateTimeOffset Open, DateTimeOffset Close)> Periods(DateOnly date)
    {
        if (date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || Holidays.Contains(date))
        {
            yield break;
        }

        DateTime midnight = date.ToDateTime(TimeOnly.MinValue);
        foreach ((TimeSpan from, TimeSpan to) in Hours)
        {
            yield return (new(midnight + from, _zone.GetUtcOffset(midnight + from)), new(midnight + to, _zone.GetUtcOffset(midnight + to)));
        }
    }
}
