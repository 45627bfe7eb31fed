using System.Globalization;

namespace CustomerLifecycle.Calendars;

/// <summary>Business time as one line of UTC ticks, built a year at a time when a year is first asked for. Thread-safe.</summary>
internal sealed class BusinessTimeline
{
    // 400 years: one cycle of the Gregorian calendar. The bound keeps every walk finite and the cache small.
    public const int FirstYear = 1900;
    public const int EndYear = 2300;

    public const long None = -1;

    // More than the timeline holds; without the bound a sum of ticks could overflow.
    private const long Span = (EndYear - FirstYear) * 366L * TimeSpan.TicksPerDay;

    private readonly CalendarRules _rules;
    private readonly ZoneRules _zone;
    private readonly BusinessYear?[] _years = new BusinessYear?[EndYear - FirstYear];

    // Years outside have no business time at all, so that a search for it ends early.
    private readonly int _firstBusy;
    private readonly int _lastBusy;

    public BusinessTimeline(CalendarRules rules, ZoneRules zone)
    {
        (_rules, _zone) = (rules, zone);
        (_firstBusy, _lastBusy) = rules.BusyYears(FirstYear, EndYear - 1);
    }

    public static long Check(DateTimeOffset instant, string name)
    {
        long ticks = instant.UtcTicks;
        int year = new DateTime(ticks).Year;
        return year is >= FirstYear and < EndYear
            ? ticks
            : throw new ArgumentOutOfRangeException(
                name, instant.ToString("O", CultureInfo.InvariantCulture), $"Business calendars cover the years {FirstYear} to {EndYear - 1}.");
    }

    public bool Contains(long instant)
    {
        int number = YearOf(instant);
        if (number < FirstYear)
        {
            // What was open just before the first instant goes on.
            return Year(FirstYear).IsOpenAtStart;
        }

        BusinessYear year = Year(number);
        int i = year.At(instant);
        return i >= 0 && instant < year.Ends[i];
    }

    /// <summary>Business ticks between two instants, start not after end.</summary>
    public long Between(long start, long end)
    {
        int first = YearOf(start);
        int last = YearOf(end);
        long total = Year(last).Until(end) - Year(first).Until(start);
        for (int year = first; year < last; year++)
        {
            total += Year(year).Total;
        }

        return total;
    }

    /// <summary>The instant by which so many business ticks (above zero) have passed, or <see cref="None"/>.</summary>
    public long Advance(long start, long ticks, BoundaryRule boundary)
    {
        int year = Math.Max(YearOf(start), _firstBusy);
        if (year > _lastBusy || ticks > Span)
        {
            return None;
        }

        long rest = Year(year).Until(start) + ticks;
        for (; year <= _lastBusy; year++)
        {
            BusinessYear at = Year(year);
            if (boundary == BoundaryRule.Close ? rest <= at.Total : rest < at.Total)
            {
                return boundary == BoundaryRule.Close ? at.EarliestAfter(rest) : at.LatestAfter(rest);
            }

            rest -= at.Total;
        }

        return None;
    }

    /// <summary>The instant so many business ticks (above zero) before another, or <see cref="None"/>.</summary>
    public long Rewind(long start, long ticks)
    {
        int year = Math.Min(YearOf(start), _lastBusy);
        if (year < _firstBusy || ticks > Span)
        {
            return None;
        }

        long rest = Year(year).Until(start) - ticks;
        while (rest < 0)
        {
            if (--year < _firstBusy)
            {
                return None;
            }

            rest += Year(year).Total;
        }

        return Year(year).LatestAfter(rest);
    }

    /// <summary>The first opening after an instant, or <see cref="None"/>.</summary>
    public long NextStart(long instant)
    {
        for (int number = Math.Max(YearOf(instant), _firstBusy); number <= _lastBusy; number++)
        {
            BusinessYear year = Year(number);
            int i = year.At(instant) + 1;
            if (i == 0 && year.IsOpenAtStart && IsOpenAtEndOf(number - 1))
            {
                i = 1;
            }

            if (i < year.Starts.Length)
            {
                return year.Starts[i];
            }
        }

        return None;
    }

    /// <summary>The first closing after an instant, or <see cref="None"/>.</summary>
    public long NextEnd(long instant)
    {
        for (int number = Math.Max(YearOf(instant), _firstBusy); number <= _lastBusy; number++)
        {
            BusinessYear year = Year(number);
            int i = Math.Max(0, year.At(instant));
            if (i < year.Ends.Length && year.Ends[i] <= instant)
            {
                i++;
            }

            if (i < year.Ends.Length && !(i == year.Ends.Length - 1 && year.IsOpenAtEnd && IsOpenAtStartOf(number + 1)))
            {
                return year.Ends[i];
            }
        }

        return None;
    }

    /// <summary>The last opening before an instant, or <see cref="None"/>.</summary>
    public long PreviousStart(long instant)
    {
        for (int number = Math.Min(YearOf(instant), _lastBusy); number >= _firstBusy; number--)
        {
            BusinessYear year = Year(number);
            int i = year.At(instant - 1);
            if (i > 0 || (i == 0 && !(year.IsOpenAtStart && IsOpenAtEndOf(number - 1))))
            {
                return year.Starts[i];
            }
        }

        return None;
    }

    /// <summary>The last closing before an instant, or <see cref="None"/>.</summary>
    public long PreviousEnd(long instant)
    {
        for (int number = Math.Min(YearOf(instant), _lastBusy); number >= _firstBusy; number--)
        {
            BusinessYear year = Year(number);
            int i = year.At(instant - 1);
            if (i >= 0 && (year.Ends[i] >= instant || (i == year.Ends.Length - 1 && year.IsOpenAtEnd && IsOpenAtStartOf(number + 1))))
            {
                i--;
            }

            if (i >= 0)
            {
                return year.Ends[i];
            }
        }

        return None;
    }

    private static int YearOf(long ticks) => new DateTime(ticks).Year;

    // Beyond the years covered everything goes on as it was: the edge of the timeline is no opening and no closing.
    private bool IsOpenAtEndOf(int year) => year < FirstYear || Year(year).IsOpenAtEnd;

    private bool IsOpenAtStartOf(int year) => year >= EndYear || Year(year).IsOpenAtStart;

    private BusinessYear Year(int year)
    {
        ref BusinessYear? slot = ref _years[year - FirstYear];
        return Volatile.Read(ref slot) ?? Build(ref slot, year);
    }

    private BusinessYear Build(ref BusinessYear? slot, int year)
    {
        BusinessYear built = BusinessYear.Build(_rules, _zone, year);
        return Interlocked.CompareExchange(ref slot, built, null) ?? built;
    }
}
