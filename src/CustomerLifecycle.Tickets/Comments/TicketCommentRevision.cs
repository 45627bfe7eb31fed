namespace CustomerLifecycle.Tickets;

/// <summary>What a comment said before it was edited.</summary>
/// <param name="Text">The earlier text.</param>
/// <param name="EditedAt">When it was replaced, UTC.</param>
/// <param name="EditedBy">Who replaced it, as <see cref="TicketActor.ToString"/> gives it.</param>
public sealed record TicketCommentRevision(string Text, DateTimeOffset EditedAt, string EditedBy)
{
    /// <summary>When it was edited, without what it said.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"revision of {EditedAt:O}");
}
