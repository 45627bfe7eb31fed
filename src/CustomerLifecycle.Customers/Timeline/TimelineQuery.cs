namespace CustomerLifecycle.Customers.Timeline;

/// <summary>Which part of a timeline to read, the latest first.</summary>
public sealed record TimelineQuery
{
    /// <summary>The largest page.</summary>
    public const int MaxTake = 500;

    /// <summary>Only entries of these kinds; empty = all.</summary>
    public IReadOnlyList<TimelineKind> Kinds { get; init; } = [];

    /// <summary>Only entries over this channel; null = all.</summary>
    public Channel? Channel { get; init; }

    /// <summary>Where to go on: <see cref="TimelinePage.Next"/> of the page before; null = from the latest.</summary>
    public string? After { get; init; }

    /// <summary>The size of the page; 1 to 500, by default 50.</summary>
    public int Take { get; init; } = 50;
}
