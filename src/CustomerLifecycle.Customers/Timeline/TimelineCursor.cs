using System.Globalization;

namespace CustomerLifecycle.Customers.Timeline;

/// <summary>The place of an entry in the order of time and event, as text.</summary>
/// <param name="At">The entry's time.</param>
/// <param name="Event">The entry's event.</param>
public readonly record struct TimelineCursor(DateTimeOffset At, EventId Event)
{
    /// <summary>Reads a cursor.</summary>
    /// <param name="text">Text made by <see cref="ToString"/>.</param>
    /// <exception cref="ArgumentException">The text is no cursor.</exception>
    public static TimelineCursor Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int dot = text.IndexOf('.', StringComparison.Ordinal);
        return dot > 0
            && long.TryParse(text.AsSpan(0, dot), NumberStyles.None, CultureInfo.InvariantCulture, out long ticks)
            && ticks <= DateTimeOffset.MaxValue.Ticks
            && EventId.TryParse(text[(dot + 1)..], null, out EventId id)
            ? new TimelineCursor(new DateTimeOffset(ticks, TimeSpan.Zero), id)
            : throw new ArgumentException("The cursor of a timeline is not valid. Pass TimelinePage.Next as it is, or null for the first page.", nameof(text));
    }

    /// <summary>The cursor as text.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.UtcTicks}.{Event}");
}
