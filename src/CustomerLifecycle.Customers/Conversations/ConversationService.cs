using System.Globalization;
using System.Text.Json;
using CustomerLifecycle.Customers.Identity;
using CustomerLifecycle.Customers.Storage;
using CustomerLifecycle.Events;
using CustomerLifecycle.Storage;
using Microsoft.Extensions.Options;

namespace CustomerLifecycle.Customers.Conversations;

internal sealed class ConversationService(
    IConversationStore store, IOptions<CustomersOptions> options, IIdGenerator ids, TimeProvider timeProvider) : IConversationService
{
    private const int MaxContent = 65_536;
    private const int MaxEntrance = 200;
    private const int MaxEndedBy = 64;
    private const int MaxTranscript = 1_000;

    public async Task<ConversationResult> StartAsync(TenantId tenant, StartConversation command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        Commands.Bounded(command.Entrance, MaxEntrance, nameof(command.Entrance));
        string? key = Commands.Key("start", command.IdempotencyKey);
        using IDisposable? scope = Commands.Scope(ids, tenant, key);
        Conversation started = new()
        {
            Id = command.Conversation ?? ConversationId.From(ids.NewGuid()),
            Channel = command.Channel,
            Customer = command.Customer,
            Contact = command.Contact,
            From = command.From is null ? null : ContactPointNormalizer.Normalize(command.From, options.Value.DefaultCallingCode) ?? command.From,
            Entrance = command.Entrance,
            Outbound = command.Outbound,
            StartedAt = timeProvider.GetUtcNow(),
        };
        CommitResult result = await store.CommitAsync(
            new ConversationCommit
            {
                Tenant = tenant,
                Conversation = started,
                Events = [ConversationEvents.Started(tenant, started, EventId.From(ids.NewGuid()))],
                IdempotencyKey = key,
                Result = started.Id.Value,
            },
            cancellationToken).ConfigureAwait(false);
        ConversationId id = result is { Status: CommitStatus.AlreadyApplied, Result: { } remembered } ? new ConversationId(remembered) : started.Id;
        return result.Status == CommitStatus.Committed
            ? ConversationResult.Applied(started with { Version = 1 })
            : ConversationResult.Applied(await store.FindAsync(tenant, id, cancellationToken).ConfigureAwait(false));
    }

    public Task<ConversationResult> AppendAsync(TenantId tenant, AppendMessage command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (JsonSerializer.Serialize(command.Content, CustomersJsonContext.Default.MessageContent).Length > MaxContent)
        {
            throw new ArgumentException($"The content of a message has at most {MaxContent} characters as JSON. Send a reference to the file instead.", nameof(command));
        }

        DateTimeOffset sentAt = command.SentAt?.ToUniversalTime() ?? timeProvider.GetUtcNow();
        string key = $"customers.append/{command.Conversation.Value}/{command.Message.Value}";
        return ChangeAsync(tenant, command.Conversation, expectedVersion: null, key, conversation =>
        {
            if (conversation.EndedAt < sentAt)
            {
                return Change.Refuse(ConversationRejection.Ended);
            }

            ConversationMessage message = new()
            {
                Id = command.Message,
                Sequence = conversation.Messages + 1,
                Sender = command.Sender,
                Agent = command.Agent,
                Content = command.Content,
                SentAt = sentAt,
                IsPublic = command.IsPublic,
                IsAutomatic = command.IsAutomatic,
            };
            return new Change(
                conversation with { Messages = message.Sequence }, message, ConversationEvents.Sent(tenant, conversation, message, EventId.From(ids.NewGuid())));
        }, cancellationToken);
    }

    public Task<ConversationResult> LinkAsync(TenantId tenant, LinkConversation command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        return ChangeAsync(tenant, command.Conversation, command.ExpectedVersion, Commands.Key("link", command.IdempotencyKey), conversation =>
        {
            if (command.Customer is { } customer && conversation.Customer is { } known && known != customer)
            {
                return Change.Refuse(ConversationRejection.OtherCustomer);
            }

            Conversation linked = conversation with
            {
                Customer = command.Customer ?? conversation.Customer,
                Contact = command.Contact ?? conversation.Contact,
            };
            return linked == conversation ? null : new Change(linked);
        }, cancellationToken);
    }

    public Task<ConversationResult> EndAsync(TenantId tenant, EndConversation command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        Commands.Bounded(command.EndedBy, MaxEndedBy, nameof(command.EndedBy));
        return ChangeAsync(tenant, command.Conversation, command.ExpectedVersion, Commands.Key("end", command.IdempotencyKey), conversation =>
        {
            if (conversation.EndedAt is not null)
            {
                return null;
            }

            Conversation ended = conversation with { EndedAt = timeProvider.GetUtcNow(), EndedBy = command.EndedBy };
            return new Change(ended, Event: ConversationEvents.Ended(tenant, ended, EventId.From(ids.NewGuid())));
        }, cancellationToken);
    }

    public Task<Conversation?> FindAsync(TenantId tenant, ConversationId conversation, CancellationToken cancellationToken = default) =>
        store.FindAsync(tenant, conversation, cancellationToken);

    public Task<IReadOnlyList<ConversationMessage>> GetTranscriptAsync(
        TenantId tenant, ConversationId conversation, long after = 0, int take = 200, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(after);
        ArgumentOutOfRangeException.ThrowIfLessThan(take, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(take, MaxTranscript);
        return store.ReadMessagesAsync(tenant, conversation, after, take, cancellationToken);
    }

    private Task<ConversationResult> ChangeAsync(
        TenantId tenant, ConversationId id, long? expectedVersion, string? key, Func<Conversation, Change?> decide, CancellationToken cancellationToken) =>
        Commands.DecideAsync(options.Value.MaxAttempts, async () =>
        {
            using IDisposable? scope = Commands.Scope(ids, tenant, key);
            Conversation? conversation = await store.FindAsync(tenant, id, cancellationToken).ConfigureAwait(false);
            if (conversation is null)
            {
                return ConversationResult.Rejected(ConversationRejection.UnknownConversation);
            }

            Change? change = decide(conversation);
            bool stale = expectedVersion is { } expected && expected != conversation.Version;
            if (stale || change?.Conversation is null)
            {
                // A repeat under its key answers as the first call did, also when it would be decided otherwise by now.
                return key is not null && await store.RecallAsync(tenant, key, cancellationToken).ConfigureAwait(false) is { } remembered
                    ? Remembered(conversation, remembered)
                    : Answer(conversation, change, stale);
            }

            CommitResult result = await store.CommitAsync(
                new ConversationCommit
                {
                    Tenant = tenant,
                    Conversation = change.Conversation,
                    Message = change.Message,
                    Events = change.Event is null ? [] : [change.Event],
                    IdempotencyKey = key,
                    Result = change.Message?.Sequence.ToString(CultureInfo.InvariantCulture),
                },
                cancellationToken).ConfigureAwait(false);
            return result.Status switch
            {
                CommitStatus.Committed => ConversationResult.Applied(change.Conversation with { Version = conversation.Version + 1 }, change.Message?.Sequence ?? 0),
                CommitStatus.AlreadyApplied => Remembered(conversation, result.Result ?? ""),
                _ => null,
            };
        });

    private static ConversationResult Remembered(Conversation conversation, string result) => ConversationResult.Applied(
        conversation, long.TryParse(result, NumberStyles.None, CultureInfo.InvariantCulture, out long sequence) ? sequence : 0);

    private static ConversationResult Answer(Conversation conversation, Change? change, bool stale) =>
        stale ? ConversationResult.Conflict(conversation)
        : change?.Refusal is { } refusal ? ConversationResult.Rejected(refusal, conversation)
        : ConversationResult.Applied(conversation);

    private sealed record Change(Conversation? Conversation, ConversationMessage? Message = null, IntegrationEvent? Event = null)
    {
        internal ConversationRejection? Refusal { get; private init; }

        internal static Change Refuse(ConversationRejection refusal) => new(Conversation: null) { Refusal = refusal };
    }
}
