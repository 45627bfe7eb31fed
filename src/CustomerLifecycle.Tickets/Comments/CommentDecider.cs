using System.Globalization;
using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>Decides how comments change. Pure.</summary>
internal static class CommentDecider
{
    private const int MaximumRevisions = 50;

    /// <summary>Why an actor may not write so; null when they may.</summary>
    public static TicketRefusal? RefusalOf(AddComment command) => command is { IsPublic: false, Actor.Kind: ParticipantKind.Customer }
        ? new(TicketRefusalCodes.Internal, "A customer writes no internal notes. Set IsPublic, or give the actor who wrote the note.")
        : null;

    public static TicketDecision Edit(Ticket ticket, IReadOnlyList<TicketComment> comments, EditComment command, DateTimeOffset now)
    {
        TicketComment? comment = Find(comments, command.Comment);
        string text = Input.Text(command.Text, Input.MaximumText, nameof(command.Text));
        return RefusalOf(comment, command.Comment, command.Actor) is { } refusal ? new() { Refusals = [refusal] }
            : comment!.RedactedAt is not null ? TicketDecision.Refuse(TicketRefusalCodes.Redacted, "The comment was redacted. Write another one.")
            : comment.Text == text ? TicketDecision.Nothing(ticket)
            : comment.Revisions.Count >= MaximumRevisions
                ? TicketDecision.Refuse(TicketRefusalCodes.LimitReached, $"A comment is edited at most {MaximumRevisions} times. Write another one.")
            : Changed(ticket, comments, comment with { Text = text, Revisions = [.. comment.Revisions, new(comment.Text, now, command.Actor.ToString())] }, "comment-edit", now);
    }

    public static TicketDecision Redact(Ticket ticket, IReadOnlyList<TicketComment> comments, RedactComment command, DateTimeOffset now) =>
        Find(comments, command.Comment) is var comment && RefusalOf(comment, command.Comment, command.Actor) is { } refusal ? new() { Refusals = [refusal] }
        : comment!.RedactedAt is not null ? TicketDecision.Nothing(ticket)
        : Changed(ticket, comments, Redacted(comment, command.Actor.ToString(), now), "comment-redact", now);

    public static TicketComment Redacted(TicketComment comment, string by, DateTimeOffset now) =>
        comment with { Text = "", Attachments = [], Revisions = [], RedactedAt = now, RedactedBy = by };

    /// <summary>The comment as customers may see it.</summary>
    public static TicketComment Public(TicketComment comment) => comment with { Revisions = [] };

    private static TicketComment? Find(IReadOnlyList<TicketComment> comments, long sequence) => comments.FirstOrDefault(comment => comment.Sequence == sequence);

    private static TicketDecision Changed(Ticket ticket, IReadOnlyList<TicketComment> comments, TicketComment changed, string action, DateTimeOffset now) =>
        TicketDecision.Of(TicketStep.Of(ticket, ticket, action, now, always: true)! with
        {
            ChangedComment = changed,
            AllComments = [.. comments.Select(comment => comment.Sequence == changed.Sequence ? changed : comment)],
        });

    // To a customer a note is not there at all, so that the answer does not tell of it.
    private static TicketRefusal? RefusalOf(TicketComment? comment, long sequence, TicketActor actor) =>
        comment is null || (actor.Kind == ParticipantKind.Customer && !comment.IsPublic)
            ? new(TicketRefusalCodes.NotFound, string.Create(CultureInfo.InvariantCulture, $"The ticket has no comment {sequence}. Read its comments again."))
        : actor.Kind == ParticipantKind.Customer && comment.Author != actor.ToString()
            ? new(TicketRefusalCodes.Internal, "A customer changes only what they wrote. Have an agent do it.")
        : null;
}
