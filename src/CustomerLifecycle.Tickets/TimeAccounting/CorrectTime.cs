namespace CustomerLifecycle.Tickets;

/// <summary>Corrects how long an entry says, by a new entry with the difference. To change its agent or activity, correct it to zero and
/// add another.</summary>
public sealed record CorrectTime : TicketCommand
{
    /// <summary>The <see cref="TicketTimeEntry.Sequence"/> of the entry.</summary>
    public required long Entry { get; init; }

    /// <summary>How long it should have said, in minutes: 0 to 10,080.</summary>
    public required int Minutes { get; init; }
}
