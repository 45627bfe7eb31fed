using CustomerLifecycle.Benchmarks.Ratios;
using CustomerLifecycle.Calendars;

namespace CustomerLifecycle.Benchmarks.Tickets;

/// <summary>One operation on business time, against a loop that goes from day to day.</summary>
internal sealed class BusinessTimeRatios(
    string name, string goal, int operations, Func<DateTimeOffset, long> ours, Func<BusinessTimeLoop, DateTimeOffset, long> loop) : IRatioMeasurement
{
    private const int Starts = 1024;

    // 40 hours a week: eight a day without lunch, and holidays of several years.
    private static readonly BusinessCalendar Calendar = CalendarOfTheBenchmark();
    private static readonly TimeSpan Week = TimeSpan.FromHours(40);
    private static readonly TimeSpan TenThousandHours = TimeSpan.FromHours(10_000);
    private static readonly DateTimeOffset[] From = [.. Enumerable.Range(0, Starts).Select(i => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(i * 513L))];

    private readonly BusinessTimeLoop _loop = new();

    // What is computed is summed, so that it is not optimized away.
    private long _sum;

    public string Name => "tickets.business-time." + name;

    public string Unit => "ns";

    public string BaselineName => "loop over days";

    public string Goal => goal;

    internal static IEnumerable<IRatioMeasurement> All()
    {
        yield return new BusinessTimeRatios("week", "<= 1000 ns", 200_000, at => Calendar.Add(at, Week).UtcTicks, (loop, at) => loop.Add(at, Week).UtcTicks);
        yield return new BusinessTimeRatios("10000-hours", "<= 5000 ns", 100_000, at => Calendar.Add(at, TenThousandHours).UtcTicks, (loop, at) => loop.Add(at, TenThousandHours).UtcTicks);
        yield return new BusinessTimeRatios("week-back", "-", 200_000, at => Calendar.Add(at, -Week).UtcTicks, (loop, at) => loop.Rewind(at, Week).UtcTicks);
        yield return new BusinessTimeRatios("elapsed-week", "-", 200_000, at => Calendar.Elapsed(at, at.AddDays(7)).Ticks, (loop, at) => loop.Elapsed(at, at.AddDays(7)).Ticks);
        yield return new BusinessTimeRatios("elapsed-10000-hours", "-", 100_000, at => Calendar.Elapsed(at, at.AddDays(1826)).Ticks, (loop, at) => loop.Elapsed(at, at.AddDays(1826)).Ticks);
        yield return new BusinessTimeRatios("next-open", "-", 200_000, at => Calendar.NextOpen(at)!.Value.UtcTicks, (loop, at) => loop.NextOpen(at).UtcTicks);
        yield return new BusinessTimeRatios("is-open", "-", 500_000, at => Calendar.IsOpen(at) ? 1 : 0, (loop, at) => loop.IsOpen(at) ? 1 : 0);
    }

    public Task<string?> PrepareAsync() => Task.FromResult<string?>(
        From.Any(at => ours(at) != loop(_loop, at)) ? "the loop and the calendar disagree, so they are not the same work" : null);

    public Task<RatioSample> RunOursAsync() => Task.FromResult(RatioSample.Nanoseconds(operations, count =>
    {
        for (int i = 0; i < count; i++)
        {
            _sum += ours(From[i % Starts]);
        }
    }));

    public Task<RatioSample> RunBaselineAsync() => Task.FromResult(RatioSample.Nanoseconds(Math.Max(Starts, operations / 100), count =>
    {
        for (int i = 0; i < count; i++)
        {
            _sum += loop(_loop, From[i % Starts]);
        }
    }));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static BusinessCalendar CalendarOfTheBenchmark()
    {
        BusinessCalendarBuilder builder = BusinessCalendar.InZone(BusinessTimeLoop.Zone).Weekdays("09:00-12:00", "13:00-18:00");
        foreach (DateOnly date in BusinessTimeLoop.Holidays)
        {
            builder.Holiday(date);
        }

        return builder.Build();
    }
}
