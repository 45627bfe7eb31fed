using System.ComponentModel.DataAnnotations;
using CustomerLifecycle.Calendars;

namespace CustomerLifecycle.Routing;

/// <summary>How contacts are routed. Validated when the host starts.</summary>
public sealed class RoutingOptions
{
    /// <summary>The events between two snapshots when nothing else is said.</summary>
    public const int DefaultSnapshotEvery = 5_000;

    /// <summary>Queues that every pool has. A pool takes a change over when it is first used after a start; of two with one identifier
    /// the later counts.</summary>
    public IList<QueueDefinition> Queues { get; } = [];

    /// <summary>The business hours of queues; a queue without a calendar is always open. Not looked at when the host registers an
    /// <see cref="IQueueHours"/>.</summary>
    public IDictionary<QueueId, BusinessCalendar> BusinessHours { get; } = new Dictionary<QueueId, BusinessCalendar>();

    /// <summary>The waiting time that each priority is worth, from priority 0 upwards; see <see cref="RoutingPoolOptions.PriorityCredits"/>.</summary>
    public IReadOnlyList<TimeSpan> PriorityCredits { get; set; } = new RoutingPoolOptions().PriorityCredits;

    /// <summary>The priority of each customer level, for contacts that name none of their own.</summary>
    public IDictionary<string, int> PriorityByCustomerLevel { get; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>The seed of <see cref="RoutingStrategy.Random"/>.</summary>
    public long Seed { get; set; }

    /// <summary>A snapshot of a pool is kept after so many events, so that a start reads the rest of the log only.</summary>
    [Range(1, 1_000_000)]
    public int SnapshotEvery { get; set; } = DefaultSnapshotEvery;

    internal RoutingPoolOptions ToPoolOptions(IEnumerable<IAgentScorer> scorers, IQueueHours? hours) => new()
    {
        PriorityCredits = [.. PriorityCredits],
        PriorityByCustomerLevel = PriorityByCustomerLevel.ToDictionary(StringComparer.Ordinal),
        Scorers = [.. scorers],
        Hours = hours ?? new CalendarQueueHours(BusinessHours.ToDictionary()),
        Seed = Seed,
    };
}
