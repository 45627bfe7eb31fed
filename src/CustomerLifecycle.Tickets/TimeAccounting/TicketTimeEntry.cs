namespace CustomerLifecycle.Tickets;

/// <summary>Time that an agent worked on a ticket, or the correction of such an entry. Entries are only ever added: their sum is
/// right.</summary>
public sealed record TicketTimeEntry
{
    /// <summary>Its number on the ticket: the version of the ticket that has it.</summary>
    public required long Sequence { get; init; }

    /// <summary>Who worked.</summary>
    public required AgentId Agent { get; init; }

    /// <summary>How long, in whole minutes; of a correction what is added to the entry it corrects, often below zero.</summary>
    public required long Minutes { get; init; }

    /// <summary>What was done, such as <c>travel</c>; null when it was not said.</summary>
    public string? Activity { get; init; }

    /// <summary>Whether the customer pays for it.</summary>
    public required bool IsBillable { get; init; }

    /// <summary>When the work began or was done, UTC, as it was given.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What the agent wrote about it.</summary>
    public string? Note { get; init; }

    /// <summary>The <see cref="Sequence"/> of the entry that this one corrects; null when it is an entry of its own.</summary>
    public long? Corrects { get; init; }

    /// <summary>Its number and length, without its note.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Sequence} ({Minutes} minutes)");
}
