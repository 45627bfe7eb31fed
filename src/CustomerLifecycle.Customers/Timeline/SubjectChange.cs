namespace CustomerLifecycle.Customers.Timeline;

/// <summary>What one event says about the state of its subject; null where it says nothing.</summary>
internal sealed record SubjectChange
{
    internal string? Title { get; init; }

    internal string? State { get; init; }

    internal bool? IsOpen { get; init; }

    internal bool SetsOwner { get; init; }

    internal AgentId? Owner { get; init; }

    internal Channel? Channel { get; init; }

    internal string? Conversation { get; init; }

    // The first event of a subject never overrides what a later one at the same instant said.
    internal bool IsFirst { get; init; }
}
