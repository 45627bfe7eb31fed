using System.Globalization;
using System.Text.Json.Serialization;

namespace CustomerLifecycle.Calendars;

/// <summary>A span between two instants, from <see cref="Start"/> inclusive to <see cref="End"/> exclusive.</summary>
public readonly record struct TimeInterval
{
    /// <summary>Creates an interval.</summary>
    /// <param name="start">The first instant in it.</param>
    /// <param name="end">The first instant after it; not before <paramref name="start"/>.</param>
    /// <exception cref="ArgumentException">The end lies before the start.</exception>
    [JsonConstructor]
    public TimeInterval(DateTimeOffset start, DateTimeOffset end)
    {
        if (end < start)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"An interval ends at or after its start, but {end:O} lies before {start:O}. Swap them."),
                nameof(end));
        }

        Start = start;
        End = end;
    }

    /// <summary>The first instant in the interval.</summary>
    public DateTimeOffset Start { get; }

    /// <summary>The first instant after the interval.</summary>
    public DateTimeOffset End { get; }

    /// <summary>How long it lasts on a stopwatch, closed hours included.</summary>
    [JsonIgnore]
    public TimeSpan Duration => End - Start;

    /// <summary>Whether an instant lies in the interval.</summary>
    /// <param name="instant">The instant.</param>
    public bool Contains(DateTimeOffset instant) => instant >= Start && instant < End;

    /// <summary>The two instants in ISO 8601, as <c>start/end</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Start:O}/{End:O}");
}
