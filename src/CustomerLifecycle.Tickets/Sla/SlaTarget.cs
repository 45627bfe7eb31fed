using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>How long something may take. A condition that is null matches everything.</summary>
public sealed record SlaTarget
{
    /// <summary>What is measured.</summary>
    public required SlaTargetKind Kind { get; init; }

    /// <summary>Business time it may take, above zero.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>The priority it is for.</summary>
    public string? Priority { get; init; }

    /// <summary>The customer level it is for.</summary>
    public string? CustomerLevel { get; init; }

    /// <summary>The group it is for.</summary>
    public string? Group { get; init; }

    /// <summary>The name of the calendar on which its time is counted, for a group with hours of its own; null for the policy's.</summary>
    public string? Calendar { get; init; }

    internal bool Matches(SlaTargetKind kind, SlaSubject subject) =>
        Kind == kind && Is(Priority, subject.Priority) && Is(CustomerLevel, subject.CustomerLevel) && Is(Group, subject.Group);

    internal int Conditions => (Priority is null ? 0 : 1) + (CustomerLevel is null ? 0 : 1) + (Group is null ? 0 : 1);

    private static bool Is(string? wanted, string? actual) => wanted is null || string.Equals(wanted, actual, StringComparison.Ordinal);
}
