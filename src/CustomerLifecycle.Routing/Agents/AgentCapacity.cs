namespace CustomerLifecycle.Routing;

/// <summary>How much work an agent holds at one time. Offers, contacts in progress and wrap-up all hold capacity.</summary>
public sealed record AgentCapacity
{
    /// <summary>One contact at a time, of any channel.</summary>
    public static AgentCapacity OneAtATime { get; } = new();

    /// <summary>The units an agent has, 1 to 1,000,000.</summary>
    public int Total { get; init; } = 1;

    /// <summary>The most contacts at one time over all channels, 1 or more; null = as many as the units allow.</summary>
    public int? MaxConcurrent { get; init; }

    /// <summary>What a contact of each channel takes. When empty, every channel is served at a cost of 1; otherwise only the
    /// channels listed are served.</summary>
    public IReadOnlyList<ChannelCapacity> Channels { get; init; } = [];

    /// <summary>An agent who takes <paramref name="contacts"/> contacts at a time, of any channel.</summary>
    /// <param name="contacts">1 to 1,000,000.</param>
    public static AgentCapacity Of(int contacts) => new() { Total = contacts };
}
