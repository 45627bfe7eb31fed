using System.Globalization;
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

    /// <summary>The text as it is now; empty when it was redacted.</summary>
    public required string Text { get; init; }

    /// <summary>Files that go with it, by reference.</summary>
    public IReadOnlyList<TicketAttachment> Attachments { get; init; } = [];

    /// <summary>The texts it had before it was edited, the oldest first. Never shown to customers.</summary>
    public IReadOnlyList<TicketCommentRevision> Revisions { get; init; } = [];

    /// <summary>When its text and attachments were removed for good, UTC; null while they are there.</summary>
    public DateTimeOffset? RedactedAt { get; init; }

    /// <summary>Who removed them, as <see cref="TicketActor.ToString"/> gives it.</summary>
    public string? RedactedBy { get; init; }

    /// <summary>Its number and author, without what it says.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(IsPublic ? "reply" : "note")} {Sequence} by {AuthorKind}");
}
