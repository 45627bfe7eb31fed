namespace CustomerLifecycle.Tickets;

/// <summary>Gives a visit to an engineer, who becomes the assignee.</summary>
public sealed record DispatchVisit : VisitCommand
{
    /// <summary>The engineer; null for the one of the appointment.</summary>
    public AgentId? Engineer { get; init; }
}
