using CustomerLifecycle.Events;
using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Tickets;

/// <summary>Comments in a database.</summary>
internal static class TicketCommentRows
{
    private const string Upsert =
        "INSERT INTO cl_tickets_comment (tenant, ticket, sequence, at, author, author_kind, is_public, text, attachments, revisions, redacted_at, redacted_by) "
        + "VALUES (@tenant, @ticket, @sequence, @at, @author, @authorKind, @isPublic, @text, @attachments, @revisions, @redactedAt, @redactedBy) "
        + "ON CONFLICT (tenant, ticket, sequence) DO UPDATE SET author = excluded.author, text = excluded.text, attachments = excluded.attachments, "
        + "revisions = excluded.revisions, redacted_at = excluded.redacted_at, redacted_by = excluded.redacted_by";

    public static SqlStatement Write(Ticket ticket, TicketComment comment) => new(
        Upsert,
        new("tenant", ticket.Tenant.Value), new("ticket", ticket.Id.Value), new("sequence", comment.Sequence), new("at", comment.At.UtcTicks),
        new("author", comment.Author), new("authorKind", comment.AuthorKind.ToString()), new("isPublic", comment.IsPublic ? 1L : 0L), new("text", comment.Text),
        new("attachments", comment.Attachments.Count > 0 ? TicketJson.Write(comment.Attachments) : null),
        new("revisions", comment.Revisions.Count > 0 ? TicketJson.Write(comment.Revisions) : null),
        new("redactedAt", comment.RedactedAt?.UtcTicks), new("redactedBy", comment.RedactedBy));

    public static async Task<IReadOnlyList<TicketComment>> ReadAsync(
        RelationalStorage storage, TenantId tenant, TicketId ticket, bool publicOnly, CancellationToken cancellationToken)
    {
        IReadOnlyList<Row> rows = await storage.QueryAsync<Row>(
            "SELECT sequence, at, author, author_kind AS AuthorKind, is_public AS IsPublic, text, attachments, revisions, redacted_at AS RedactedAt, redacted_by AS RedactedBy "
            + "FROM cl_tickets_comment WHERE tenant = @tenant AND ticket = @ticket" + (publicOnly ? " AND is_public = 1" : "") + " ORDER BY sequence",
            new { tenant = tenant.Value, ticket = ticket.Value },
            cancellationToken).ConfigureAwait(false);
        IEnumerable<TicketComment> comments = rows.Select(Comment);
        return [.. publicOnly ? comments.Select(CommentDecider.Public) : comments];
    }

    private static TicketComment Comment(Row row) => new()
    {
        Sequence = row.Sequence,
        At = new(row.At, TimeSpan.Zero),
        Author = row.Author,
        AuthorKind = Enum.Parse<ParticipantKind>(row.AuthorKind),
        IsPublic = row.IsPublic != 0,
        Text = row.Text,
        Attachments = row.Attachments is { } attachments ? TicketJson.Read<List<TicketAttachment>>(attachments) : [],
        Revisions = row.Revisions is { } revisions ? TicketJson.Read<List<TicketCommentRevision>>(revisions) : [],
        RedactedAt = row.RedactedAt is { } redactedAt ? new(redactedAt, TimeSpan.Zero) : null,
        RedactedBy = row.RedactedBy,
    };

    private sealed record Row
    {
        public required long Sequence { get; init; }

        public required long At { get; init; }

        public required string Author { get; init; }

        public required string AuthorKind { get; init; }

        public required long IsPublic { get; init; }

        public required string Text { get; init; }

        public string? Attachments { get; init; }

        public string? Revisions { get; init; }

        public long? RedactedAt { get; init; }

        public string? RedactedBy { get; init; }
    }
}
