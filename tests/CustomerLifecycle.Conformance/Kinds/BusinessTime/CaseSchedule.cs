using System.Globalization;
using System.Text.Json;
using CustomerLifecycle.Calendars;
using CustomerLifecycle.Conformance.Running;

namespace CustomerLifecycle.Conformance.Kinds.BusinessTime;

/// <summary>Reads the schedules, pauses and intervals of business-time rows.</summary>
internal static class CaseSchedule
{
    private static readonly string[] Days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    public static BusinessCalendar Read(CaseFields schedule, string? boundary = null)
    {
        var builder = BusinessCalendar.InZone(schedule.Text("time_zone"));
        var hours = schedule.Object("hours");
        foreach (var name in hours.Names)
        {
            var day = Array.IndexOf(Days, name);
            builder.On(day >= 0 ? (DayOfWeek)day : throw new CaseFormatException($"hours.{name} is no day."), Ranges(hours.Value(name)));
        }

        foreach (var date in schedule.Has("holidays") ? schedule.Texts("holidays") : [])
        {
            builder.Holiday(Date(date));
        }

        EachDate(schedule, "overrides", (date, ranges) => builder.Override(date, ranges));
        EachDate(schedule, "breaks", (date, ranges) => builder.Break(date, ranges));
        return builder.Boundary(boundary switch
        {
            null or "close" => BoundaryRule.Close,
            "open" => BoundaryRule.Open,
            _ => throw new CaseFormatException($"boundary '{boundary}' is neither close nor open."),
        }).Build();
    }

    public static TimeInterval[] Pauses(CaseFields row) => row.Has("pauses") ? Intervals(row.Value("pauses")) : [];

    public static TimeInterval[] Intervals(JsonElement list) =>
        [.. list.EnumerateArray().Select(pair => new TimeInterval(Instant(pair[0]), Instant(pair[1])))];

    public static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void EachDate(CaseFields schedule, string name, Action<DateOnly, IEnumerable<LocalTimeRange>> add)
    {
        if (schedule.ObjectOrNull(name) is { } dates)
        {
            foreach (var date in dates.Names)
            {
                add(Date(date), Ranges(dates.Value(date)));
            }
        }
    }

    private static List<LocalTimeRange> Ranges(JsonElement list) =>
        [.. list.EnumerateArray().Select(pair => LocalTimeRange.Parse(pair[0].GetString() + "-" + pair[1].GetString()))];

    private static DateTimeOffset Instant(JsonElement text) => DateTimeOffset.Parse(text.GetString()!, CultureInfo.InvariantCulture);
}
