namespace CustomerLifecycle.Analytics;

/// <summary>A zone's clock, built on nothing but "the offset at an instant", the one direction that is never ambiguous.</summary>
internal sealed class ZoneClock
{
    private readonly TimeZoneInfo _zone;

    public ZoneClock(string id)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id, "zone");
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone))
        {
            throw new ArgumentException($"Time zone '{id}' is unknown here; give an IANA id such as 'Asia/Shanghai' or 'UTC'.", nameof(id));
        }

        _zone = zone;
        Id = id;
    }

    public string Id { get; }

    public TimeSpan OffsetAt(DateTimeOffset instant) => _zone.GetUtcOffset(instant);

    public DateTimeOffset ToLocal(DateTimeOffset instant) => instant.ToOffset(OffsetAt(instant));

    /// <summary>The first instant of a local date; for a date the zone skipped, the instant it was skipped at.</summary>
    public DateTimeOffset StartOf(DateOnly date)
    {
        var midnight = new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        var before = OffsetAt(midnight.AddDays(-1));
        var after = OffsetAt(midnight.AddDays(1));
        var first = midnight - before;
        var second = midnight - after;
        var (early, late) = first <= second ? (first, second) : (second, first);
        if (Reads(early, midnight))
        {
            return ToLocal(early);
        }

        return Reads(late, midnight) ? ToLocal(late) : ToLocal(TransitionBetween(early.AddTicks(-1), late));
    }

    /// <summary>The first instant in (from, to] whose offset is that at <paramref name="to"/>; the offsets at both ends differ.</summary>
    public DateTimeOffset TransitionBetween(DateTimeOffset from, DateTimeOffset to)
    {
        var (low, high) = (from.UtcTicks, to.UtcTicks);
        var target = OffsetAt(to);
        while (high - low > 1)
        {
            var middle = low + ((high - low) / 2);
            if (OffsetAt(new DateTimeOffset(middle, TimeSpan.Zero)) == target)
            {
                high = middle;
            }
            else
            {
                low = middle;
            }
        }

        return new DateTimeOffset(high, TimeSpan.Zero);
    }

    private bool Reads(DateTimeOffset instant, DateTimeOffset wall) => (instant + OffsetAt(instant)).UtcTicks == wall.UtcTicks;
}
