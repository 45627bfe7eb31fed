using System.Collections.Frozen;

namespace CustomerLifecycle.Tickets;

/// <summary>A step of a visit.</summary>
public record VisitCommand : TicketCommand
{
    /// <summary>What the actor may do, where the workflow asks for permissions.</summary>
    public IReadOnlySet<string> Permissions { get; init; } = FrozenSet<string>.Empty;
}
