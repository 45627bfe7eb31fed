using CustomerLifecycle.Calendars;

namespace CustomerLifecycle.Tickets;

/// <summary>What the SLA tests share: March 2026 in UTC, whose 2nd is a Monday, and an office open on weekdays from 09:00 to 17:00.</summary>
internal static class SlaSamples
{
    public static BusinessCalendar Office { get; } = BusinessCalendar.InZone("UTC").Weekdays("09:00-17:00").Build();

    public static SlaSubject Normal { get; } = new("repair", "normal", null, "desk");

    public static SlaSubject Urgent { get; } = Normal with { Priority = "urgent" };

    public static SlaPolicy Policy(string name = "standard") => SlaPolicy.Create(name, "office");

    public static SlaEngine Engine(this SlaPolicy policy) => new(policy, Named);

    public static Dictionary<string, BusinessCalendar> Named { get; } = new(StringComparer.Ordinal)
    {
        ["office"] = Office,
        ["always"] = BusinessCalendar.AlwaysOpen,
        ["workshop"] = BusinessCalendar.InZone("UTC").EveryDay("08:00-12:00").Build(),
    };

    public static DateTimeOffset At(int day, int hour, int minute = 0) => new(2026, 3, day, hour, minute, 0, TimeSpan.Zero);

    public static TimeSpan Hours(double hours) => TimeSpan.FromHours(hours);
}
