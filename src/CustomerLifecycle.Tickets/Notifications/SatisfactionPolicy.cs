namespace CustomerLifecycle.Tickets;

/// <summary>When customers of solved tickets are asked how it was.</summary>
/// <remarks>Once each time a ticket is solved, and never again within <see cref="QuietPeriod"/> for the same customer, whichever of the
/// customer's tickets it was. A <see cref="Events.TicketSatisfactionRequested"/> says so; a ticket that is reopened before is not
/// asked about.</remarks>
public sealed record SatisfactionPolicy
{
    /// <summary>The default of <see cref="QuietPeriod"/>, in days.</summary>
    public const int DefaultQuietDays = 30;

    /// <summary>How long after it was solved; by default at once. At least zero.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>For how long a customer who was asked is not asked again; at least zero.</summary>
    public TimeSpan QuietPeriod { get; init; } = TimeSpan.FromDays(DefaultQuietDays);

    /// <summary>The name of the calendar in whose hours customers are asked; null for any time. What falls outside waits until they
    /// begin.</summary>
    public string? Hours { get; init; }

    /// <summary>What must hold when the customer is asked; null for nothing.</summary>
    public TicketCondition? If { get; init; }

    /// <summary>Tickets with one of these tags are not asked about.</summary>
    public IReadOnlyList<string> ExceptTags { get; init; } = ["spam", "duplicate", "merged"];
}
