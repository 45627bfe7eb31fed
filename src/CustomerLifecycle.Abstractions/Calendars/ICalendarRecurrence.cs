using System.Globalization;

namespace CustomerLifecycle.Calendars;

/// <summary>A yearly recurrence rule of RFC 5545, 3.3.10, for all-day events.</summary>
internal sealed class ICalendarRecurrence
{
    private static readonly string[] Days = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    private readonly DateOnly _start;
    private readonly string _summary;
    private readonly int _interval = 1;
    private readonly int _count = int.MaxValue;
    private readonly DateOnly _until = DateOnly.MaxValue;
    private readonly List<int> _months = [];
    private readonly List<int> _monthDays = [];
    private readonly List<(int Ordinal, DayOfWeek Day)> _weekDays = [];

    public ICalendarRecurrence(string rule, DateOnly start, string summary)
    {
        (_start, _summary) = (start, summary);
        bool yearly = false;
        foreach (string part in rule.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            string name = equals < 0 ? part : part[..equals];
            string value = equals < 0 ? "" : part[(equals + 1)..];
            switch (name)
            {
                case "FREQ" when value == "YEARLY":
                    yearly = true;
                    break;
                case "INTERVAL":
                    _interval = Number(value, 1, 400);
                    break;
                case "COUNT":
                    _count = Number(value, 1, int.MaxValue);
                    break;
                case "UNTIL":
                    _until = ICalendarLine.ReadDate(value, summary);
                    break;
                case "BYMONTH":
                    _months.AddRange(value.Split(',').Select(month => Number(month, 1, 12)));
                    break;
                case "BYMONTHDAY":
                    _monthDays.AddRange(value.Split(',').Select(day => Number(day, -31, 31)));
                    break;
                case "BYDAY":
                    _weekDays.AddRange(value.Split(',').Select(WeekDay));
                    break;
                case "WKST":
                    break;
                default:
                    throw Unsupported(part);
            }
        }

        if (!yearly || (_weekDays.Count > 0 && _months.Count == 0 && _monthDays.Count == 0))
        {
            throw Unsupported(rule);
        }
    }

    /// <summary>The dates the rule gives, in order, up to a date.</summary>
    public IEnumerable<DateOnly> Occurrences(DateOnly to)
    {
        int given = 0;
        for (int year = _start.Year; year <= Math.Min(to.Year, 9998); year += _interval)
        {
            foreach (DateOnly date in InYear(year))
            {
                if (date < _start)
                {
                    continue;
                }

                if (date > _until || date > to || given++ >= _count)
                {
                    yield break;
                }

                yield return date;
            }
        }
    }

    private IEnumerable<DateOnly> InYear(int year)
    {
        List<int> months = _months.Count > 0 ? _months : _monthDays.Count > 0 ? [.. Enumerable.Range(1, 12)] : [_start.Month];
        return months.Distinct().Order().SelectMany(month => InMonth(year, month));
    }

    private IEnumerable<DateOnly> InMonth(int year, int month)
    {
        int length = DateTime.DaysInMonth(year, month);
        for (int day = 1; day <= length; day++)
        {
            DateOnly date = new(year, month, day);
            bool byMonthDay = _monthDays.Count == 0 || _monthDays.Contains(day) || _monthDays.Contains(day - length - 1);
            bool byWeekDay = _weekDays.Count == 0 || _weekDays.Exists(rule => rule.Day == date.DayOfWeek
                && (rule.Ordinal == 0 || rule.Ordinal == ((day - 1) / 7) + 1 || rule.Ordinal == -(((length - day) / 7) + 1)));
            bool byStart = _monthDays.Count > 0 || _weekDays.Count > 0 || day == _start.Day;
            if (byMonthDay && byWeekDay && byStart)
            {
                yield return date;
            }
        }
    }

    private (int Ordinal, DayOfWeek Day) WeekDay(string text)
    {
        int day = text.Length < 2 ? -1 : Array.IndexOf(Days, text[^2..]);
        return day < 0 ? throw Unsupported(text) : (text.Length == 2 ? 0 : Number(text[..^2], -5, 5), (DayOfWeek)day);
    }

    private int Number(string text, int least, int most) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most
            ? number
            : throw Unsupported(text);

    private FormatException Unsupported(string part) => new(
        $"The event '{_summary}' recurs by '{part}', which is not read here. Yearly rules by month, day of the month and weekday of a month are; list other dates one by one.");
}
