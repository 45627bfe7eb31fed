namespace CustomerLifecycle.Routing;

/// <summary>How much of an agent one contact of a channel takes.</summary>
public sealed record ChannelCapacity
{
    /// <summary>The channel.</summary>
    public required Channel Channel { get; init; }

    /// <summary>The units of <see cref="AgentCapacity.Total"/> that one contact holds, 1 to 10,000.</summary>
    public int Cost { get; init; } = 1;

    /// <summary>The most contacts of this channel at one time, 1 or more; null = as many as the units allow.</summary>
    public int? MaxConcurrent { get; init; }

    /// <summary>Units that contacts of other channels may not use, for example to keep room for a call. 0 to the total.</summary>
    public int Reserved { get; init; }

    /// <summary>True when a contact of this channel starts only on an agent who holds nothing, and keeps every other contact away.</summary>
    public bool Exclusive { get; init; }
}
