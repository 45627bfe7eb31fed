using System.Text.Json.Serialization;

namespace CustomerLifecycle.Routing;

/// <summary>Something in the pool that decisions and time change: an agent or a contact.</summary>
internal abstract class TimedState
{
    public const long Never = long.MaxValue;

    /// <summary>True while it is in the pool.</summary>
    [JsonIgnore]
    public bool IsIn { get; set; }

    /// <summary>The number of the decision that has kept a copy of it for the case that it is withdrawn.</summary>
    [JsonIgnore]
    public long SavedBy { get; set; }

    /// <summary>True while the indexes have not looked at its latest change.</summary>
    [JsonIgnore]
    public bool IsTouched { get; set; }

    /// <summary>Its index among the timers; -1 = it has none.</summary>
    [JsonIgnore]
    public int DueIndex { get; set; } = -1;

    /// <summary>When it is due by the timers, in ticks of UTC; <see cref="Never"/> = not at all.</summary>
    [JsonIgnore]
    public long DueTicks { get; set; } = Never;
}
