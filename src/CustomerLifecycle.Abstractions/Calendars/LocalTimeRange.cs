using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace CustomerLifecycle.Calendars;

/// <summary>Hours on the wall clock of a day, such as 09:00-17:00; 22:00-06:00 runs over midnight into the next day.</summary>
/// <remarks>It belongs to the day on which it starts: a night shift that starts before a holiday runs into it.</remarks>
public readonly record struct LocalTimeRange
{
    private static readonly string[] Formats = [@"h\:mm", @"hh\:mm", @"hh\:mm\:ss"];

    /// <summary>Creates a range.</summary>
    /// <param name="from">The time of day it starts, from 00:00 to 23:59:59.</param>
    /// <param name="to">The time of day it ends, from 00:00 to 24:00. At or before <paramref name="from"/> it means the next day.</param>
    /// <exception cref="ArgumentOutOfRangeException">A time does not lie in a day.</exception>
    public LocalTimeRange(TimeSpan from, TimeSpan to)
    {
        if (from < TimeSpan.Zero || from >= TimeSpan.FromDays(1))
        {
            throw new ArgumentOutOfRangeException(nameof(from), from, "Hours start between 00:00 and 23:59:59.");
        }

        if (to < TimeSpan.Zero || to > TimeSpan.FromDays(1))
        {
            throw new ArgumentOutOfRangeException(nameof(to), to, "Hours end between 00:00 and 24:00; an end at or before the start means the next day.");
        }

        From = from;
        To = to;
    }

    /// <summary>The whole day, 00:00-24:00.</summary>
    public static LocalTimeRange AllDay { get; } = new(TimeSpan.Zero, TimeSpan.FromDays(1));

    /// <summary>The time of day it starts.</summary>
    public TimeSpan From { get; }

    /// <summary>The time of day it ends, on the next day if <see cref="CrossesMidnight"/>.</summary>
    public TimeSpan To { get; }

    /// <summary>Whether it ends on the day after it starts.</summary>
    public bool CrossesMidnight => To <= From;

    // Measured from midnight of the day on which it starts: up to 48 hours.
    internal TimeSpan End => CrossesMidnight ? To + TimeSpan.FromDays(1) : To;

    /// <summary>Reads a range written as <c>09:00-17:00</c>; hours and minutes, and seconds where needed; 24:00 is midnight.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="FormatException">The text is not a range of hours.</exception>
    public static LocalTimeRange Parse(string text) => TryParse(text, out LocalTimeRange range)
        ? range
        : throw new FormatException($"'{text}' is not a range of hours. Write it as 09:00-17:00, or 22:00-06:00 for one over midnight.");

    /// <summary>Reads a range written as <c>09:00-17:00</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="range">The range, if the text is one.</param>
    /// <returns>Whether the text is a range of hours.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out LocalTimeRange range)
    {
        range = default;
        int dash = text is null ? -1 : text.IndexOf('-', StringComparison.Ordinal);
        if (dash < 0 || !TryReadTime(text![..dash].Trim(), out TimeSpan from) || !TryReadTime(text[(dash + 1)..].Trim(), out TimeSpan to)
            || from >= TimeSpan.FromDays(1))
        {
            return false;
        }

        range = new(from, to);
        return true;
    }

    /// <summary>Reads a range, see <see cref="Parse"/>.</summary>
    /// <param name="text">The text.</param>
    public static implicit operator LocalTimeRange(string text) => Parse(text);

    /// <summary>The range as <see cref="Parse"/> reads it.</summary>
    public override string ToString() => Write(From) + "-" + Write(To);

    private static string Write(TimeSpan time) => time == TimeSpan.FromDays(1)
        ? "24:00"
        : time.ToString(time.Seconds == 0 ? @"hh\:mm" : @"hh\:mm\:ss", CultureInfo.InvariantCulture);

    private static bool TryReadTime(string text, out TimeSpan time)
    {
        if (text is "24:00" or "24:00:00")
        {
            time = TimeSpan.FromDays(1);
            return true;
        }

        return TimeSpan.TryParseExact(text, Formats, CultureInfo.InvariantCulture, out time);
    }
}
