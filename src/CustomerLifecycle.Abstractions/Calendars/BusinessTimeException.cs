namespace CustomerLifecycle.Calendars;

/// <summary>A calendar has not enough business time or business days for what was asked, for example because it is never open.</summary>
/// <remarks>Where that is not an error, ask <see cref="BusinessCalendar.TryAdd(DateTimeOffset, TimeSpan, out DateTimeOffset)"/>.</remarks>
public sealed class BusinessTimeException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was asked, of which calendar, and the way out.</param>
    public BusinessTimeException(string message)
        : base(message)
    {
    }
}
