using CustomerLifecycle.Calendars;

namespace LifecycleDay.Simulation;

/// <summary>When the departments work on tickets: Monday to Saturday with a lunch break, Chinese public holidays and make-up working
/// days of 2026 (notice of the General Office of the State Council, 国办发明电〔2025〕7号).</summary>
internal static class ServiceHours
{
    private const string Working = "09:00-21:00";

    private static readonly (string Name, DateOnly From, int Days)[] Holidays =
    [
        ("元旦", new(2026, 1, 1), 3),
        ("春节", new(2026, 2, 15), 9),
        ("清明节", new(2026, 4, 4), 3),
        ("劳动节", new(2026, 5, 1), 5),
        ("端午节", new(2026, 6, 19), 3),
        ("中秋节", new(2026, 9, 25), 3),
        ("国庆节", new(2026, 10, 1), 7),
    ];

    private static readonly DateOnly[] MakeUpDays =
        [new(2026, 1, 4), new(2026, 2, 14), new(2026, 2, 28), new(2026, 5, 9), new(2026, 9, 20), new(2026, 10, 10)];

    internal static BusinessCalendar Create()
    {
        BusinessCalendarBuilder builder = BusinessCalendar.InZone(Shop.Zone).Weekdays(Working).On(DayOfWeek.Saturday, Working).DailyBreak("12:00-13:00");
        foreach ((string name, DateOnly from, int days) in Holidays)
        {
            for (int i = 0; i < days; i++)
            {
                builder.Holiday(from.AddDays(i), name);
            }
        }

        foreach (DateOnly day in MakeUpDays)
        {
            builder.Override(day, Working);
        }

        return builder.Build();
    }
}
