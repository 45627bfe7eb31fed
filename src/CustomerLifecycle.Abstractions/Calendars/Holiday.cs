namespace CustomerLifecycle.Calendars;

/// <summary>A date on which business is closed.</summary>
/// <param name="Date">The date, on the clock of the calendar it is put into.</param>
/// <param name="Name">What is celebrated, for people to read; may be empty.</param>
public readonly record struct Holiday(DateOnly Date, string Name);
