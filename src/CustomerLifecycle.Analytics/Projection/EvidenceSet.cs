using System.Collections.Immutable;
using System.Text.Json;
using CustomerLifecycle.Events;

namespace CustomerLifecycle.Analytics;

/// <summary>The evidence of one fact, ordered by time and event id, each event once.</summary>
internal sealed class EvidenceSet
{
    private static readonly Comparer<Evidence> Order = Comparer<Evidence>.Create(Evidence.Compare);

    private readonly ImmutableArray<Evidence> _items;

    private EvidenceSet(ImmutableArray<Evidence> items) => _items = items;

    public static EvidenceSet Empty { get; } = new([]);

    public IReadOnlyList<Evidence> Items => _items;

    public DateTimeOffset Start => Instant(_items[0]);

    public string? Customer => _items.Select(item => item.Customer).FirstOrDefault(customer => customer is not null);

    public static EvidenceSet Parse(string body) => new([.. JsonSerializer.Deserialize(body, EvidenceJsonContext.Default.EvidenceArray) ?? []]);

    public static DateTimeOffset Instant(Evidence evidence) => new(evidence.At, TimeSpan.Zero);

    public string Format() => JsonSerializer.Serialize([.. _items], EvidenceJsonContext.Default.EvidenceArray);

    /// <summary>The set with one more piece; the same set when the event is in it already.</summary>
    public EvidenceSet With(Evidence evidence)
    {
        if (_items.Any(item => string.Equals(item.Event, evidence.Event, StringComparison.Ordinal)))
        {
            return this;
        }

        var index = _items.BinarySearch(evidence, Order);
        return new(_items.Insert(index < 0 ? ~index : index, evidence));
    }

    public IEnumerable<Evidence> Of(params ReadOnlySpan<EvidenceKind> kinds)
    {
        var wanted = kinds.ToArray();
        return _items.Where(item => wanted.Contains(item.What));
    }

    public int Count(EvidenceKind kind) => _items.Count(item => item.What == kind);

    public DateTimeOffset? First(EvidenceKind kind) => _items.FirstOrDefault(item => item.What == kind) is { } first ? Instant(first) : null;

    /// <summary>
    /// The snapshot of dimensions: that of the evidence which earned the credit where it knows a value, else the earliest known; the
    /// reason is the latest known, because what a contact is about is settled at its end.
    /// </summary>
    public EventDimensions Dimensions(Evidence? credited)
    {
        EventDimensions[] known = [.. _items.Prepend(credited).Select(item => item?.Dimensions).OfType<EventDimensions>()];
        string? First(Func<EventDimensions, string?> read) => known.Select(read).FirstOrDefault(value => value is not null);
        return new()
        {
            Channel = known.Select(dimensions => dimensions.Channel).FirstOrDefault(channel => channel is not null),
            Entrance = First(d => d.Entrance),
            Queue = First(d => d.Queue),
            SkillGroup = First(d => d.SkillGroup),
            Agent = First(d => d.Agent),
            Team = First(d => d.Team),
            BusinessUnit = First(d => d.BusinessUnit),
            Reason = _items.Select(item => item.Dimensions?.Reason).LastOrDefault(reason => reason is not null),
            CustomerLevel = First(d => d.CustomerLevel),
            Source = First(d => d.Source),
            Keyword = First(d => d.Keyword),
            Campaign = First(d => d.Campaign),
        };
    }
}
