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
    /// <remarks>It is saved by whoever dispatches events, and not before as much has happened as there are contacts in the pool.</remarks>
    [Range(1, 1_000_000)]
    public int SnapshotEvery { get; set; } = DefaultSnapshotEvery;

    /// <summary>How long the log of what happened is kept: the past can be explained, and followed, as far back. Default 30 days; from 1
    /// minute to 10 years. What was not told to the world outside yet, and what a start needs, is kept in any case.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "3650.00:00:00")]
    public TimeSpan LogRetention { get; set; } = TimeSpan.FromDays(30);

    /// <summary>The most commands of a pool that are decided together and stored with one commit. Default 256.</summary>
    [Range(1, 4096)]
    public int MaxBatch { get; set; } = 256;

    /// <summary>How long commands wait for a storage that is away before they fail with a <see cref="Storage.StorageException"/>. Default zero: they fail
    /// at once, after one attempt on a fresh connection. Up to 10 minutes. However long it is, nothing is decided twice.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan WaitForStorage { get; set; } = TimeSpan.Zero;

    internal RoutingPoolOptions ToPoolOptions(IEnumerable<IAgentScorer> scorers, IQueueHours? hours) => new()
    {
        PriorityCredits = [.. PriorityCredits],
        PriorityByCustomerLevel = PriorityByCustomerLevel.ToDictionary(StringComparer.Ordinal),
        Scorers = [.. scorers],
        Hours = hours ?? new CalendarQueueHours(BusinessHours.ToDictionary()),
        Seed = Seed,
    };
}
