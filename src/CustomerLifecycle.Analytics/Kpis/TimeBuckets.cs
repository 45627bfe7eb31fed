using System.Globalization;

namespace CustomerLifecycle.Analytics;

/// <summary>
/// Divides time into buckets of a size in a zone. The buckets are half-open and lie end to end, so every instant is in exactly one,
/// whatever the zone's clocks do. Immutable and thread-safe.
/// </summary>
public sealed class TimeBuckets
{
    private readonly ZoneClock _clock;
    private TimeBucket? _last;

    /// <summary>Creates the division.</summary>
    /// <param name="zone">An IANA zone id such as <c>Asia/Shanghai</c>.</param>
    /// <param name="size">The size of a bucket.</param>
    /// <param name="firstDayOfWeek">The day a week begins on; Monday (ISO 8601) by default.</param>
    /// <exception cref="ArgumentException">The zone is unknown to this system.</exception>
    public TimeBuckets(string zone, BucketSize size, DayOfWeek firstDayOfWeek = DayOfWeek.Monday)
    {
        if (!Enum.IsDefined(size))
        {
            throw new ArgumentOutOfRangeException(nameof(size), size, "Choose QuarterHour, HalfHour, Hour, Day, Week, Month or Quarter.");
        }

        _clock = new ZoneClock(zone);
        Size = size;
        FirstDayOfWeek = firstDayOfWeek;
    }

    /// <summary>The IANA zone id.</summary>
    public string Zone => _clock.Id;

    /// <summary>The size of a bucket.</summary>
    public BucketSize Size { get; }

    /// <summary>The day a week begins on.</summary>
    public DayOfWeek FirstDayOfWeek { get; }

    /// <summary>The bucket an instant lies in.</summary>
    public TimeBucket Of(DateTimeOffset instant)
    {
        // Rows mostly come in time order, so the bucket found last is tried first.
        var last = _last;
        if (last is not null && last.Contains(instant))
        {
            return last;
        }

        var bucket = MinutesOf(Size) is { } minutes ? MinutesFrom(instant, minutes) : DatesOf(instant);
        _last = bucket;
        return bucket;
    }

    /// <summary>The buckets that overlap [<paramref name="from"/>, <paramref name="to"/>), in order.</summary>
    public IEnumerable<TimeBucket> Between(DateTimeOffset from, DateTimeOffset to)
    {
        var at = from;
        while (at < to)
        {
            var bucket = Of(at);
            yield return bucket;
            at = bucket.End;
        }
    }

    /// <summary>The length of a bucket within a day, or null where it is a matter of dates.</summary>
    private static int? MinutesOf(BucketSize size) => size switch
    {
        BucketSize.QuarterHour => 15,
        BucketSize.HalfHour => 30,
        BucketSize.Hour => 60,
        _ => null,
    };

    private TimeBucket MinutesFrom(DateTimeOffset instant, int minutes)
    {
        var local = _clock.ToLocal(instant);
        var start = new DateTimeOffset(local.Year, local.Month, local.Day, local.Hour, local.Minute / minutes * minutes, 0, local.Offset);
        var end = start.AddMinutes(minutes);

        // Where clocks move inside the bucket (in an hour of Lord Howe they move by 30 minutes), it ends there.
        if (_clock.OffsetAt(start) != local.Offset)
        {
            start = _clock.ToLocal(_clock.TransitionBetween(start, instant));
        }

        if (_clock.OffsetAt(end.AddTicks(-1)) != local.Offset)
        {
            end = _clock.TransitionBetween(instant, end);
        }

        return new(start, _clock.ToLocal(end), start.ToString("yyyy-MM-dd HH:mmzzz", CultureInfo.InvariantCulture));
    }

    private TimeBucket DatesOf(DateTimeOffset instant)
    {
        var first = FirstDateOf(DateOnly.FromDateTime(_clock.ToLocal(instant).DateTime));
        var start = _clock.StartOf(first);

        // Just after midnight clocks may go back over it: the date then disagrees with the interval, and the interval decides.
        while (instant < start)
        {
            first = FirstDateOf(first.AddDays(-1));
            start = _clock.StartOf(first);
        }

        var next = Next(first);
        var end = _clock.StartOf(next);
        while (instant >= end)
        {
            (first, start) = (next, end);
            next = Next(first);
            end = _clock.StartOf(next);
        }

        return new(start, end, Label(first));
    }

    private DateOnly FirstDateOf(DateOnly date) => Size switch
    {
        BucketSize.Week => date.AddDays(-(((int)date.DayOfWeek - (int)FirstDayOfWeek + 7) % 7)),
        BucketSize.Month => new(date.Year, date.Month, 1),
        BucketSize.Quarter => new(date.Year, (((date.Month - 1) / 3) * 3) + 1, 1),
        _ => date,
    };

    private DateOnly Next(DateOnly first) => Size switch
    {
        BucketSize.Week => first.AddDays(7),
        BucketSize.Month => first.AddMonths(1),
        BucketSize.Quarter => first.AddMonths(3),
        _ => first.AddDays(1),
    };

    private string Label(DateOnly first) => Size switch
    {
        BucketSize.Month => first.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        BucketSize.Quarter => FormattableString.Invariant($"{first.Year:0000}-Q{((first.Month - 1) / 3) + 1}"),
        _ => first.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };
}
