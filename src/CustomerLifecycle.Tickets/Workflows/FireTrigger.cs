using System.Collections.Frozen;

namespace CustomerLifecycle.Tickets;

/// <summary>Does something that the ticket's workflow permits in its state.</summary>
public sealed record FireTrigger : TicketCommand
{
    /// <summary>What is done, such as <c>Solve</c>.</summary>
    public required string Trigger { get; init; }

    /// <summary>Values of fields that are set with it, for example those the transition requires.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>The permissions of the actor. A transition that needs one is refused unless it is listed.</summary>
    public IReadOnlySet<string> Permissions { get; init; } = FrozenSet<string>.Empty;
}
