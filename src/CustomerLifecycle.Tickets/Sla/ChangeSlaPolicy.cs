namespace CustomerLifecycle.Tickets;

/// <summary>Puts a ticket under another SLA policy, or under none.</summary>
/// <remarks>What has been measured is kept or dropped as <see cref="Rule"/> says. A ticket that had no service level starts its clocks now.</remarks>
public sealed record ChangeSlaPolicy : TicketCommand
{
    /// <summary>The name of the policy; null for none: clocks that have not stopped are cancelled.</summary>
    public string? Policy { get; init; }

    /// <summary>What becomes of the clocks that have not stopped; null for what the policy says.</summary>
    public SlaPolicyChangeRule? Rule { get; init; }
}
