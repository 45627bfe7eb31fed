using System.Text.Json.Serialization;
using CustomerLifecycle.Events;

namespace CustomerLifecycle.Analytics;

/// <summary>
/// What one event contributes to one fact. A fact is folded from the set of its evidence, ordered by time and event id, so neither
/// the order of arrival nor a second arrival makes a difference. It holds no names, numbers or words of people.
/// </summary>
internal sealed record Evidence
{
    public required string Event { get; init; }

    /// <summary>When it happened, UTC ticks.</summary>
    public required long At { get; init; }

    // Written even when it is the first of the kinds: a reader must find it.
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required EvidenceKind What { get; init; }

    public string? Customer { get; init; }

    /// <summary>Another aggregate it speaks of: an issue, a contact.</summary>
    public string? Subject { get; init; }

    /// <summary>A duration in ticks: wait, talk, wrap-up, time since claim; -1 when it is not known.</summary>
    public long Ticks { get; init; }

    /// <summary>A second duration in ticks: hold.</summary>
    public long Hold { get; init; }

    /// <summary>A rating, or 1 and 0 for yes and no.</summary>
    public int? Number { get; init; }

    public SurveyKind? Survey { get; init; }

    public EventDimensions? Dimensions { get; init; }

    public static int Compare(Evidence left, Evidence right) =>
        left.At != right.At ? left.At.CompareTo(right.At) : string.CompareOrdinal(left.Event, right.Event);
}
