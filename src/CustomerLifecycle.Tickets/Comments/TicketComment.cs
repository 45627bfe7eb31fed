using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>Something written on a ticket.</summary>
public sealed record TicketComment
{
    /// <summary>Its number on the ticket: the version of the ticket that has it.</summary>
    public required long Sequence { get; init; }

    /// <summary>When it was written, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who wrote it, as <see cref="TicketActor.ToString"/> gives it.</summary>
    public required string Author { get; init; }

    /// <summary>What kind of participant wrote it.</summary>
    public required ParticipantKind AuthorKind { get; init; }

    /// <summary>True for a public reply, false for an internal note.</summary>
    public required bool IsPublic { get; init; }

    /// <summary>The text.</summary>
    public required string Text { get; init; }
}
