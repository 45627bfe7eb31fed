namespace CustomerLifecycle.Customers.Timeline;

/// <summary>A page of a timeline. Pages stay where they are while new entries arrive.</summary>
/// <param name="Entries">The entries, the latest first.</param>
/// <param name="Next">Reads the next page; <see langword="null"/> when there is none.</param>
public sealed record TimelinePage(IReadOnlyList<TimelineEntry> Entries, string? Next);
