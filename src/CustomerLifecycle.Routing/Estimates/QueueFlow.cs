using System.Text.Json.Serialization;

namespace CustomerLifecycle.Routing;

/// <summary>How fast contacts of a queue were served and given up of late. Changed in place by <see cref="Evolution"/> alone. Whole
/// numbers, so that every node that applies the same events has the same.</summary>
internal sealed class QueueFlow
{
    /// <summary>How many contacts weigh in the means: older ones fade.</summary>
    public const int Memory = 500;

    // Departures are counted in parts of this size, so that they can fade.
    private const long Whole = 1 << 20;

    public required QueueId Queue { get; init; }

    /// <summary>The contacts that an agent had and that are over.</summary>
    public long Served { get; set; }

    /// <summary>How long such a contact held its place on the agent: from the offer to the end of wrap-up.</summary>
    public long MeanHeldTicks { get; set; }

    /// <summary>Those who left the line unserved, faded.</summary>
    public long LeftParts { get; set; }

    /// <summary>The time all waited in the line, faded alike.</summary>
    public long WaitedTicks { get; set; }

    /// <summary>The decision that has kept a copy for the case that it is withdrawn.</summary>
    [JsonIgnore]
    public long SavedBy { get; set; }

    /// <summary>The rate at which one who waits gives up, per tick.</summary>
    [JsonIgnore]
    public double LeavingRate => WaitedTicks <= 0 ? 0 : (double)LeftParts / Whole / WaitedTicks;

    public void CopyFrom(QueueFlow other) =>
        (Served, MeanHeldTicks, LeftParts, WaitedTicks) = (other.Served, other.MeanHeldTicks, other.LeftParts, other.WaitedTicks);

    /// <summary>Takes note of a contact that an agent had.</summary>
    public void AddServed(TimeSpan waited, TimeSpan held)
    {
        Served++;
        MeanHeldTicks += (held.Ticks - MeanHeldTicks) / Math.Min(Served, Memory);
        AddWait(waited, left: false);
    }

    /// <summary>Takes note of a contact that left the line unserved.</summary>
    public void AddLeft(TimeSpan waited) => AddWait(waited, left: true);

    private void AddWait(TimeSpan waited, bool left)
    {
        LeftParts += (left ? Whole : 0) - (LeftParts / Memory);
        WaitedTicks += Math.Max(0, waited.Ticks) - (WaitedTicks / Memory);
    }
}
