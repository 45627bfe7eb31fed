using CustomerLifecycle.Events;
using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Tickets;

/// <summary>One change of one ticket: one version, one entry of its history.</summary>
internal sealed record TicketStep
{
    /// <summary>The ticket before this step; null when the step creates it.</summary>
    public Ticket? Before { get; init; }

    /// <summary>The ticket after this step, version and time included.</summary>
    public required Ticket After { get; init; }

    public required string Action { get; init; }

    public required IReadOnlyList<FieldChange> Changes { get; init; }

    /// <summary>Who does it, when that is not who gave the command: a rule.</summary>
    public TicketActor? Actor { get; init; }

    /// <summary>Why, when that is not the reason of the command.</summary>
    public string? Reason { get; init; }

    public WorkflowTransition? Transition { get; init; }

    public TicketComment? Comment { get; init; }

    /// <summary>Whether the comment was written earlier on another ticket: nobody replies now.</summary>
    public bool IsCopy { get; init; }

    /// <summary>A comment as it is from now on, when it was there before; then <see cref="AllComments"/> is there too.</summary>
    public TicketComment? ChangedComment { get; init; }

    /// <summary>All comments with the changed one, in order.</summary>
    public IReadOnlyList<TicketComment>? AllComments { get; init; }

    public TicketTimeEntry? Time { get; init; }

    /// <summary>Entries of the history that take the place of those with the same sequence.</summary>
    public IReadOnlyList<TicketHistoryEntry> Rewritten { get; init; } = [];

    /// <summary>Whether a machine wrote the comment, such as an out-of-office reply.</summary>
    public bool IsAutomatic { get; init; }

    /// <summary>Changes of the due-time index that before and after do not tell.</summary>
    public IReadOnlyList<DueChange> Due { get; init; } = [];

    /// <summary>Events that before and after do not tell. Their ids, references and dimensions are filled in when they are
    /// published.</summary>
    public IReadOnlyList<TicketEvent> Events { get; init; } = [];

    /// <summary>The time of a step: now, or that of the ticket's last change if a clock of another node is ahead.</summary>
    public static DateTimeOffset TimeOf(Ticket ticket, DateTimeOffset now) => now > ticket.UpdatedAt ? now : ticket.UpdatedAt;

    /// <summary>A step, or none when it would change nothing.</summary>
    /// <param name="before">The ticket before.</param>
    /// <param name="after">The ticket after, still with the version and time of before.</param>
    /// <param name="action">What is done, for the history.</param>
    /// <param name="now">When.</param>
    /// <param name="always">Whether it is a step even if no property changes.</param>
    public static TicketStep? Of(Ticket? before, Ticket after, string action, DateTimeOffset now, bool always = false)
    {
        DateTimeOffset since = before is null ? after.CreatedAt : now;
        after = after with
        {
            Version = (before?.Version ?? 0) + 1,
            UpdatedAt = now,
            StateSince = before?.State == after.State ? before.StateSince : since,
            CategorySince = before?.Category == after.Category ? before.CategorySince : since,
        };
        IReadOnlyList<FieldChange> changes = TicketHistory.Diff(before, after);
        return always || changes.Any(change => change.Field is not ("version" or "updatedAt"))
            ? new() { Before = before, After = after, Action = action, Changes = changes }
            : null;
    }

    /// <summary>The step as the history has it.</summary>
    /// <param name="actor">Who gave the command.</param>
    /// <param name="reason">The reason of the command.</param>
    public TicketHistoryEntry ToHistory(TicketActor actor, string? reason) => new()
    {
        Sequence = After.Version,
        At = After.UpdatedAt,
        Actor = (Actor ?? actor).ToString(),
        Action = Action,
        Reason = Reason ?? reason,
        Changes = Changes,
    };
}
