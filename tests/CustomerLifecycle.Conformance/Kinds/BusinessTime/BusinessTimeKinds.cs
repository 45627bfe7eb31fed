using CustomerLifecycle.Calendars;
using CustomerLifecycle.Conformance.Running;

namespace CustomerLifecycle.Conformance.Kinds.BusinessTime;

/// <summary>Deadlines, elapsed time and what is open when, by the business calendar.</summary>
internal sealed class BusinessTimeKinds : IConformanceKind
{
    public string File => "business-time";

    public IReadOnlyCollection<string> Kinds { get; } =
        ["deadline", "elapsed", "snap", "membership", "periods", "intersection", "add_business_days", "resolve_local"];

    public void Run(string kind, CaseFields row)
    {
        switch (kind)
        {
            case "deadline":
                Deadline(row);
                break;
            case "elapsed":
                Elapsed(row);
                break;
            case "snap":
                Snap(row);
                break;
            case "membership":
                Membership(row);
                break;
            case "periods":
                Periods(row, Calendar(row));
                break;
            case "intersection":
                Periods(row, Calendar(row).Intersect(CaseSchedule.Read(row.Object("other"))));
                break;
            case "add_business_days":
                AddBusinessDays(row);
                break;
            default:
                ResolveLocal(row);
                break;
        }
    }

    private static BusinessCalendar Calendar(CaseFields row) => CaseSchedule.Read(row.Object("schedule"), row.TextOrNull("boundary"));

    private static void Deadline(CaseFields row)
    {
        var duration = TimeSpan.FromSeconds(row.Number("seconds"));
        var reached = Calendar(row).TryAdd(row.Instant("start"), duration, CaseSchedule.Pauses(row), out var result) ? result : (DateTimeOffset?)null;
        if (row.InstantOrNull("expected") is { } expected && reached is { } instant)
        {
            Assert.Equal(expected, instant, Tolerance(row));
        }
        else
        {
            // Null on either side: the calendar has not that much business time.
            Assert.Equal(row.InstantOrNull("expected"), reached);
        }
    }

    private static void Elapsed(CaseFields row)
    {
        var calendar = Calendar(row);
        var (start, end, pauses) = (row.Instant("start"), row.Instant("end"), CaseSchedule.Pauses(row));
        var elapsed = row.TextOrNull("semantics") switch
        {
            null => calendar.Elapsed(start, end, pauses),
            "wall-clock" when pauses.Length == 0 => calendar.ElapsedOnWallClock(start, end),
            "reversed-is-zero" => end < start ? TimeSpan.Zero : calendar.Elapsed(start, end, pauses),
            var other => throw new CaseFormatException($"semantics '{other}' is not known."),
        };
        Assert.Equal(row.Number("expected_seconds"), elapsed.TotalSeconds, Tolerance(row).TotalSeconds);
    }

    private static void Snap(CaseFields row)
    {
        var (calendar, time) = (Calendar(row), row.Instant("time"));
        Assert.Equal(row.InstantOrNull("expected"), row.Text("which") switch
        {
            "open_now_or_next" => calendar.RollForward(time),
            "open_now_or_previous_close" => calendar.RollBackward(time),
            "next_open" => calendar.NextOpen(time),
            "next_close" => calendar.NextClose(time),
            "previous_open" => calendar.PreviousOpen(time),
            "previous_close" => calendar.PreviousClose(time),
            var other => throw new CaseFormatException($"which '{other}' is not known."),
        });
    }

    private static void Membership(CaseFields row)
    {
        var (calendar, time) = (Calendar(row), row.Instant("time"));
        Assert.Equal(row.Flag("expected"), row.Text("question") switch
        {
            "in_hours" => calendar.IsOpen(time),
            "on_break" => calendar.IsOnBreak(time),
            "on_holiday" => calendar.IsHoliday(time),
            var other => throw new CaseFormatException($"question '{other}' is not known."),
        });
    }

    private static void Periods(CaseFields row, BusinessCalendar calendar)
    {
        var origin = row.Instant("origin_time");
        var periods = row.Text("direction") switch
        {
            "after" => calendar.PeriodsAfter(origin),
            "before" => calendar.PeriodsBefore(origin),
            var other => throw new CaseFormatException($"direction '{other}' is neither after nor before."),
        };
        Assert.Equal(CaseSchedule.Intervals(row.Value("expected")), periods.Take((int)row.Integer("take")).ToArray());
    }

    private static void AddBusinessDays(CaseFields row)
    {
        var semantics = row.Text("semantics");
        var rule = semantics.Split(' ', ':')[0] switch
        {
            "biz-days" => BusinessDayRule.KeepTimeAndSnap,
            "business_time" => BusinessDayRule.RollToOpening,
            "working_hours" => BusinessDayRule.KeepTime,
            _ => throw new CaseFormatException($"semantics '{semantics}' names no rule."),
        };
        Assert.Equal(row.Instant("expected"), Calendar(row).AddBusinessDays(row.Instant("start"), (int)row.Integer("days"), rule));
    }

    private static void ResolveLocal(CaseFields row)
    {
        var policy = row.TextOrNull("policy");
        if (policy is not (null or "gap-shift-forward" or "ambiguous-first"))
        {
            throw new CaseFormatException($"policy '{policy}' is not known.");
        }

        // 24:00 is midnight at the end of the date, which no parser of the platform takes.
        var parts = row.Text("local").Split('T');
        var time = parts[1].Split(':').Select(int.Parse).ToArray();
        var timeOfDay = new TimeSpan(time[0], time[1], time.Length > 2 ? time[2] : 0);
        Assert.Equal(row.Instant("expected"), BusinessCalendar.InZone(row.Text("time_zone")).Build().ResolveLocal(CaseSchedule.Date(parts[0]), timeOfDay));
    }

    private static TimeSpan Tolerance(CaseFields row) => TimeSpan.FromSeconds(row.NumberOrNull("tolerance_s") ?? 0);
}
