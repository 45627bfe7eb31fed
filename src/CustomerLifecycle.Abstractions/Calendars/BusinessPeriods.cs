namespace CustomerLifecycle.Calendars;

/// <summary>The open periods of a calendar, one after another.</summary>
internal static class BusinessPeriods
{
    private static readonly DateTimeOffset First = new(BusinessTimeline.FirstYear, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = new(BusinessTimeline.EndYear, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static IEnumerable<TimeInterval> After(BusinessCalendar calendar, DateTimeOffset origin)
    {
        DateTimeOffset? start = calendar.RollForward(origin);
        return Walk(start);

        IEnumerable<TimeInterval> Walk(DateTimeOffset? from)
        {
            while (from is { } opening)
            {
                DateTimeOffset? closing = calendar.NextClose(opening);
                yield return new(opening, closing ?? End);
                from = closing < End ? calendar.NextOpen(closing.Value) : null;
            }
        }
    }

    public static IEnumerable<TimeInterval> Before(BusinessCalendar calendar, DateTimeOffset origin)
    {
        DateTimeOffset? end = calendar.RollBackward(origin);
        return Walk(end);

        IEnumerable<TimeInterval> Walk(DateTimeOffset? to)
        {
            while (to is { } closing && closing > First)
            {
                DateTimeOffset? opening = calendar.PreviousOpen(closing);
                yield return new(opening ?? First, closing);
                to = opening is { } before ? calendar.PreviousClose(before) : null;
            }
        }
    }

    public static IEnumerable<TimeInterval> Between(BusinessCalendar calendar, TimeInterval window) =>
        After(calendar, window.Start)
            .TakeWhile(period => period.Start < window.End)
            .Select(period => period.End <= window.End ? period : new(period.Start, window.End.ToUniversalTime()));
}
