using CustomerLifecycle.Storage;
using Dapper;

namespace CustomerLifecycle.Tickets;

/// <summary>Mails in a database.</summary>
internal sealed class RelationalTicketMailStore(RelationalStorage storage) : ITicketMailStore
{
    private const int MaximumAttempts = 16;

    private const string Columns = "SELECT message, mailbox, ticket, is_sent AS IsSent, at, message_id AS MessageId, address, subject, content, parts FROM cl_tickets_mail WHERE tenant = @tenant";

    private const string Order = " ORDER BY at, message, mailbox, ticket";

    private const string Insert =
        "INSERT INTO cl_tickets_mail (tenant, message, mailbox, ticket, is_sent, at, message_id, address, subject, content, parts) "
        + "VALUES (@tenant, @message, @mailbox, @ticket, @isSent, @at, @messageId, @address, @subject, @content, @parts) ON CONFLICT (tenant, message, mailbox, ticket) DO NOTHING";

    public async Task<IReadOnlyList<TicketMail>> FindAsync(TenantId tenant, IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        List<TicketMail> found = [];
        foreach (string[] some in keys.Distinct(StringComparer.Ordinal).Chunk(SqlInList.MaxValues))
        {
            DynamicParameters parameters = Parameters(tenant);
            found.AddRange(await ReadAsync(tenant, $" AND message IN {SqlInList.Add(parameters, "key", some)}", parameters, cancellationToken).ConfigureAwait(false));
        }

        return [.. found.OrderBy(mail => mail.At)];
    }

    public Task<IReadOnlyList<TicketMail>> OfTicketAsync(TenantId tenant, TicketId ticket, CancellationToken cancellationToken)
    {
        DynamicParameters parameters = Parameters(tenant);
        parameters.Add("ticket", ticket.Value);
        return ReadAsync(tenant, " AND ticket = @ticket", parameters, cancellationToken);
    }

    public Task<IReadOnlyList<TicketMail>> OfAddressAsync(TenantId tenant, string address, CancellationToken cancellationToken)
    {
        DynamicParameters parameters = Parameters(tenant);
        parameters.Add("address", address);
        return ReadAsync(tenant, " AND address = @address", parameters, cancellationToken);
    }

    public Task RecordAsync(TenantId tenant, IReadOnlyList<TicketMail> mails, CancellationToken cancellationToken) => CommitAsync(
        tenant,
        [
            .. mails.Select(mail => new SqlStatement(
                Insert,
                new("tenant", tenant.Value), new("message", mail.Key), new("mailbox", mail.Mailbox), new("ticket", mail.Ticket.Value), new("isSent", mail.IsSent ? 1L : 0L),
                new("at", mail.At.UtcTicks), new("messageId", mail.MessageId), new("address", mail.Address?.Value), new("subject", mail.Subject), new("content", mail.Content), new("parts", TicketJson.Write(mail.Parts)))),
        ],
        cancellationToken);

    public async Task<int> EraseAsync(TenantId tenant, string address, CancellationToken cancellationToken)
    {
        int found = (await OfAddressAsync(tenant, address, cancellationToken).ConfigureAwait(false)).Count;
        if (found > 0)
        {
            await CommitAsync(
                tenant,
                [new("UPDATE cl_tickets_mail SET address = NULL, subject = NULL, content = NULL, parts = '[]' WHERE tenant = @tenant AND address = @address", new("tenant", tenant.Value), new("address", address))],
                cancellationToken).ConfigureAwait(false);
        }

        return found;
    }

    public async Task<bool> TryCountAnswerAsync(TenantId tenant, AnswerCount count, CancellationToken cancellationToken)
    {
        if (await storage.FindAppliedAsync(tenant, count.Key, cancellationToken).ConfigureAwait(false) is not null)
        {
            return true;
        }

        for (int attempt = 0; attempt < MaximumAttempts; attempt++)
        {
            List<SqlStatement> statements = [];
            foreach (AnswerLimit limit in count.Limits)
            {
                if (AnswerSlots.Free(await UsedAsync(tenant, limit.Scope, cancellationToken).ConfigureAwait(false), limit.Maximum, (count.At - count.Window).UtcTicks) is not { } free)
                {
                    return false;
                }

                statements.Add(Take(tenant, limit.Scope, free.Slot, free.Held, count.At.UtcTicks));
            }

            CommitResult result = await storage.CommitAsync(
                new() { Tenant = tenant, Stream = "tickets-mail", Statements = statements, Due = AnswerExpiry.Changes(count), IdempotencyKey = count.Key }, cancellationToken).ConfigureAwait(false);
            if (result.IsApplied)
            {
                return true;
            }
        }

        // So many at once to one writer are what the limit is for.
        return false;
    }

    public Task ForgetAnswersAsync(TenantId tenant, string scope, DateTimeOffset before, CancellationToken cancellationToken) => CommitAsync(
        tenant,
        [new("DELETE FROM cl_tickets_mail_answer WHERE tenant = @tenant AND scope = @scope AND at <= @before", new("tenant", tenant.Value), new("scope", scope), new("before", before.UtcTicks))],
        cancellationToken);

    private static SqlStatement Take(TenantId tenant, string scope, long slot, long? held, long at) => new(
        held is null
            ? "INSERT INTO cl_tickets_mail_answer (tenant, scope, slot, at) VALUES (@tenant, @scope, @slot, @at)"
            : "UPDATE cl_tickets_mail_answer SET at = @at WHERE tenant = @tenant AND scope = @scope AND slot = @slot AND at = @held",
        new("tenant", tenant.Value), new("scope", scope), new("slot", slot), new("held", held), new("at", at))
    { ExpectedRows = 1 };

    private static DynamicParameters Parameters(TenantId tenant)
    {
        DynamicParameters parameters = new();
        parameters.Add("tenant", tenant.Value);
        return parameters;
    }

    private async Task<IReadOnlyDictionary<long, long>> UsedAsync(TenantId tenant, string scope, CancellationToken cancellationToken)
    {
        IReadOnlyList<AnswerRow> rows = await storage.QueryAsync<AnswerRow>(
            "SELECT slot, at FROM cl_tickets_mail_answer WHERE tenant = @tenant AND scope = @scope", new { tenant = tenant.Value, scope }, cancellationToken).ConfigureAwait(false);
        return rows.ToDictionary(row => row.Slot, row => row.At);
    }

    private async Task CommitAsync(TenantId tenant, IReadOnlyList<SqlStatement> statements, CancellationToken cancellationToken)
    {
        CommitResult result = await storage.CommitAsync(new() { Tenant = tenant, Stream = "tickets-mail", Statements = statements }, cancellationToken).ConfigureAwait(false);
        if (!result.IsApplied)
        {
            throw new InvalidOperationException("A change without a version to guard it was refused by the database. The schema of cl_tickets_mail is not that of this package.");
        }
    }

    private async Task<IReadOnlyList<TicketMail>> ReadAsync(TenantId tenant, string where, DynamicParameters parameters, CancellationToken cancellationToken)
    {
        IReadOnlyList<MailRow> rows = await storage.QueryAsync<MailRow>(Columns + where + Order, parameters, cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => new TicketMail
        {
            Tenant = tenant,
            Ticket = new(row.Ticket),
            Key = row.Message,
            Mailbox = row.Mailbox,
            IsSent = row.IsSent != 0,
            At = new(row.At, TimeSpan.Zero),
            MessageId = row.MessageId,
            Address = row.Address is null ? null : new(ContactPointKind.Email, row.Address),
            Subject = row.Subject,
            Content = row.Content,
            Parts = TicketJson.Read<List<MailPart>>(row.Parts),
        })];
    }

    private sealed record AnswerRow
    {
        public required long Slot { get; init; }

        public required long At { get; init; }
    }

    private sealed record MailRow
    {
        public required string Message { get; init; }

        public required string Mailbox { get; init; }

        public required string Ticket { get; init; }

        public required long IsSent { get; init; }

        public required long At { get; init; }

        public string? MessageId { get; init; }

        public string? Address { get; init; }

        public string? Subject { get; init; }

        public string? Content { get; init; }

        public required string Parts { get; init; }
    }
}
