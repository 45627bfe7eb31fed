namespace CustomerLifecycle.Tickets;

/// <summary>Makes an appointment. The ticket's field <c>appointment</c> gets it as an ISO 8601 interval in UTC, and <c>address</c> the place
/// if it is empty.</summary>
public sealed record ScheduleVisit : VisitCommand
{
    /// <summary>The earliest arrival.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>The latest arrival, after <see cref="From"/>.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>Where; at most 300 characters.</summary>
    public required string Place { get; init; }

    /// <summary>The engineer, when known already.</summary>
    public AgentId? Engineer { get; init; }

    /// <summary>Where the customer is reached on the day, and called back after it.</summary>
    public ContactPoint? ContactPoint { get; init; }
}
