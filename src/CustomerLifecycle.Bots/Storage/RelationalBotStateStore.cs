using System.Text.Json;
using CustomerLifecycle.Bots.Conversations;
using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Bots.Storage;

internal sealed class RelationalBotStateStore(RelationalStorage storage, TimeProvider timeProvider) : IBotStateStore
{
    private const string Insert =
        "INSERT INTO cl_bots_conversation (tenant, conversation, version, state, updated_at) VALUES (@tenant, @conversation, 1, @state, @updated_at)";

    private const string Update =
        "UPDATE cl_bots_conversation SET version = version + 1, state = @state, updated_at = @updated_at WHERE tenant = @tenant AND conversation = @conversation AND version = @version";

    private const string InsertReply =
        "INSERT INTO cl_bots_reply (tenant, conversation, message, reply, created_at) VALUES (@tenant, @conversation, @message, @reply, @created_at)";

    public async Task<BotConversation?> FindAsync(TenantId tenant, ConversationId conversation, CancellationToken cancellationToken)
    {
        var state = await storage.QuerySingleOrDefaultAsync<string>(
            "SELECT state FROM cl_bots_conversation WHERE tenant = @tenant AND conversation = @conversation",
            new { tenant = tenant.Value, conversation = conversation.Value },
            cancellationToken).ConfigureAwait(false);
        return state is null ? null : JsonSerializer.Deserialize(state, BotsJsonContext.Default.BotConversation);
    }

    public async Task<BotReply?> FindReplyAsync(TenantId tenant, ConversationId conversation, MessageId message, CancellationToken cancellationToken)
    {
        var reply = await storage.QuerySingleOrDefaultAsync<string>(
            "SELECT reply FROM cl_bots_reply WHERE tenant = @tenant AND conversation = @conversation AND message = @message",
            new { tenant = tenant.Value, conversation = conversation.Value, message = message.Value },
            cancellationToken).ConfigureAwait(false);
        return reply is null ? null : JsonSerializer.Deserialize(reply, BotsJsonContext.Default.BotReply);
    }

    public async Task<CommitStatus> CommitAsync(BotStateCommit commit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(commit);
        var result = await storage.CommitAsync(commit.ToStorage() with { Statements = [.. Statements(commit)] }, cancellationToken).ConfigureAwait(false);
        return result.Status;
    }

    private IEnumerable<SqlStatement> Statements(BotStateCommit commit)
    {
        var conversation = commit.Conversation;
        var now = timeProvider.GetUtcNow().UtcTicks;
        SqlParameter tenant = new("tenant", conversation.Tenant.Value);
        SqlParameter id = new("conversation", conversation.Conversation.Value);
        SqlParameter state = new("state", JsonSerializer.Serialize(commit.Stored, BotsJsonContext.Default.BotConversation));
        SqlParameter updatedAt = new("updated_at", now);
        yield return conversation.Version == 0
            ? new SqlStatement(Insert, tenant, id, state, updatedAt)
            : new SqlStatement(Update, tenant, id, state, updatedAt, new SqlParameter("version", conversation.Version)) { ExpectedRows = 1 };
        if (commit.Reply is { } reply)
        {
            yield return new SqlStatement(
                InsertReply, tenant, id, new SqlParameter("message", reply.Message.Value),
                new SqlParameter("reply", JsonSerializer.Serialize(reply, BotsJsonContext.Default.BotReply)), new SqlParameter("created_at", now));
        }
    }
}
