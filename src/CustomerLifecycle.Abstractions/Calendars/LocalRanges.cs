using System.Collections.Immutable;

namespace CustomerLifecycle.Calendars;

/// <summary>Sets of hours of one day.</summary>
internal static class LocalRanges
{
    /// <summary>The ranges in order of their start, each once. Overlaps stay: they are merged on the line of instants.</summary>
    public static ImmutableArray<LocalTimeRange> Sort(IEnumerable<LocalTimeRange> ranges) =>
        [.. ranges.Distinct().OrderBy(range => range.From).ThenBy(range => range.End)];
}
