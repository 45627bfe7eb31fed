using System.Text.Json;
using CustomerLifecycle.Customers.Conversations;
using CustomerLifecycle.Storage;
using Dapper;
using static CustomerLifecycle.Customers.Storage.Sql;

namespace CustomerLifecycle.Customers.Storage;

/// <summary>Conversations in a relational database.</summary>
internal sealed class RelationalConversationStore(RelationalStorage storage) : IConversationStore
{
    private const string Select =
        """
        SELECT conversation AS Conversation, channel AS Channel, customer AS Customer, contact AS Contact, from_kind AS FromKind, from_value AS FromValue,
               entrance AS Entrance, is_outbound AS IsOutbound, started_at AS StartedAt, ended_at AS EndedAt, ended_by AS EndedBy, messages AS Messages, version AS Version
        FROM cl_customers_conversations
        """;

    public async Task<Conversation?> FindAsync(TenantId tenant, ConversationId conversation, CancellationToken cancellationToken = default) =>
        (await storage.QuerySingleOrDefaultAsync<ConversationRow>(
            Select + " WHERE tenant = @tenant AND conversation = @conversation",
            new { tenant = tenant.Value, conversation = conversation.Value },
            cancellationToken).ConfigureAwait(false))?.ToConversation();

    public async Task<IReadOnlyList<ConversationMessage>> ReadMessagesAsync(
        TenantId tenant, ConversationId conversation, long after, int take, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<MessageRow> rows = await storage.QueryAsync<MessageRow>(
            """
            SELECT sequence AS Sequence, message AS Message, sender AS Sender, agent AS Agent, content AS Content, sent_at AS SentAt,
                   is_public AS IsPublic, is_automatic AS IsAutomatic
            FROM cl_customers_messages WHERE tenant = @tenant AND conversation = @conversation AND sequence > @after ORDER BY sequence LIMIT @take
            """,
            new { tenant = tenant.Value, conversation = conversation.Value, after, take },
            cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => row.ToMessage())];
    }

    public async Task<IReadOnlyList<Conversation>> FindOfAsync(
        TenantId tenant, IReadOnlyList<CustomerId> records, IReadOnlyList<ContactPoint> points, CancellationToken cancellationToken = default)
    {
        DynamicParameters parameters = Parameters(tenant);
        List<string> either = ["customer IN " + In(parameters, records)];
        for (int i = 0; i < points.Count; i++)
        {
            Point(parameters, i, points[i]);
            either.Add($"(customer IS NULL AND from_kind = @kind{i} AND from_value = @value{i})");
        }

        IReadOnlyList<ConversationRow> rows = await storage.QueryAsync<ConversationRow>(
            Select + " WHERE tenant = @tenant AND (" + string.Join(" OR ", either) + ") ORDER BY started_at, conversation",
            parameters,
            cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => row.ToConversation())];
    }

    public Task<string?> RecallAsync(TenantId tenant, string key, CancellationToken cancellationToken = default) =>
        Recall.FromAsync(storage, tenant, key, cancellationToken);

    public Task<CommitResult> CommitAsync(ConversationCommit commit, CancellationToken cancellationToken = default) => storage.CommitAsync(
        new StorageCommit
        {
            Tenant = commit.Tenant,
            Stream = commit.Stream,
            Statements = commit.Message is { } message
                ? [Save(commit.Tenant, commit.Conversation), Insert(commit.Tenant, commit.Conversation.Id, message)]
                : [Save(commit.Tenant, commit.Conversation)],
            Events = commit.Events,
            IdempotencyKey = commit.IdempotencyKey,
            Result = commit.Result,
        },
        cancellationToken);

    public async Task<int> EraseAsync(TenantId tenant, ConversationId conversation, CancellationToken cancellationToken = default)
    {
        Conversation? known = await FindAsync(tenant, conversation, cancellationToken).ConfigureAwait(false);
        SqlParameter[] of = [P("tenant", tenant.Value), P("conversation", conversation.Value)];
        await storage.CommitAsync(
            new StorageCommit
            {
                Tenant = tenant,
                Stream = "conversation/" + conversation.Value,
                Statements =
                [
                    new("DELETE FROM cl_customers_conversations WHERE tenant = @tenant AND conversation = @conversation", of),
                    new("DELETE FROM cl_customers_messages WHERE tenant = @tenant AND conversation = @conversation", of),
                ],
            },
            cancellationToken).ConfigureAwait(false);
        return known is null ? 0 : 1 + (int)known.Messages;
    }

    private static SqlStatement Save(TenantId tenant, Conversation conversation)
    {
        SqlParameter[] values =
        [
            P("tenant", tenant.Value), P("conversation", conversation.Id.Value), P("channel", conversation.Channel.Value), P("customer", conversation.Customer?.Value),
            P("contact", conversation.Contact?.Value), P("fromKind", conversation.From?.Kind.ToString()), P("fromValue", conversation.From?.Value),
            P("entrance", conversation.Entrance), P("outbound", conversation.Outbound), P("started", conversation.StartedAt), P("ended", conversation.EndedAt),
            P("endedBy", conversation.EndedBy), P("messages", conversation.Messages),
        ];
        return conversation.Version == 0
            ? new SqlStatement(
                """
                INSERT INTO cl_customers_conversations (tenant, conversation, channel, customer, contact, from_kind, from_value, entrance, is_outbound, started_at, ended_at, ended_by, messages, version)
                VALUES (@tenant, @conversation, @channel, @customer, @contact, @fromKind, @fromValue, @entrance, @outbound, @started, @ended, @endedBy, @messages, 1) ON CONFLICT DO NOTHING
                """,
                values)
            { ExpectedRows = 1 }
            : new SqlStatement(
                """
                UPDATE cl_customers_conversations SET channel = @channel, customer = @customer, contact = @contact, from_kind = @fromKind, from_value = @fromValue, entrance = @entrance,
                    is_outbound = @outbound, started_at = @started, ended_at = @ended, ended_by = @endedBy, messages = @messages, version = version + 1
                WHERE tenant = @tenant AND conversation = @conversation AND version = @version
                """,
                [.. values, P("version", conversation.Version)])
            { ExpectedRows = 1 };
    }

    private static SqlStatement Insert(TenantId tenant, ConversationId conversation, ConversationMessage message) => new(
        """
        INSERT INTO cl_customers_messages (tenant, conversation, sequence, message, sender, agent, content, sent_at, is_public, is_automatic)
        VALUES (@tenant, @conversation, @sequence, @message, @sender, @agent, @content, @sent, @public, @automatic) ON CONFLICT DO NOTHING
        """,
        P("tenant", tenant.Value), P("conversation", conversation.Value), P("sequence", message.Sequence), P("message", message.Id.Value),
        P("sender", message.Sender.ToString()), P("agent", message.Agent?.Value),
        P("content", JsonSerializer.Serialize(message.Content, CustomersJsonContext.Default.MessageContent)), P("sent", message.SentAt),
        P("public", message.IsPublic), P("automatic", message.IsAutomatic))
    { ExpectedRows = 1 };
}
