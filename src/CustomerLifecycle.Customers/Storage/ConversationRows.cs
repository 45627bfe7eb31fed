using System.Text.Json;
using CustomerLifecycle.Customers.Conversations;
using CustomerLifecycle.Events;
using CustomerLifecycle.Messages;

namespace CustomerLifecycle.Customers.Storage;

internal sealed record ConversationRow(
    string Conversation, string Channel, string? Customer, string? Contact, string? FromKind, string? FromValue, string? Entrance, long IsOutbound,
    long StartedAt, long? EndedAt, string? EndedBy, long Messages, long Version)
{
    internal Conversation ToConversation() => new()
    {
        Id = new ConversationId(Conversation),
        Channel = new Channel(Channel),
        Customer = Customer is null ? null : new CustomerId(Customer),
        Contact = Contact is null ? null : new ContactId(Contact),
        From = FromKind is null || FromValue is null ? null : new ContactPoint(Enum.Parse<ContactPointKind>(FromKind), FromValue),
        Entrance = Entrance,
        Outbound = IsOutbound != 0,
        StartedAt = Sql.Instant(StartedAt),
        EndedAt = Sql.Instant(EndedAt),
        EndedBy = EndedBy,
        Messages = Messages,
        Version = Version,
    };
}

internal sealed record MessageRow(
    long Sequence, string Message, string Sender, string? Agent, string Content, long SentAt, long IsPublic, long IsAutomatic)
{
    internal ConversationMessage ToMessage() => new()
    {
        Id = new MessageId(Message),
        Sequence = Sequence,
        Sender = Enum.Parse<ParticipantKind>(Sender),
        Agent = Agent is null ? null : new AgentId(Agent),
        Content = JsonSerializer.Deserialize(Content, CustomersJsonContext.Default.MessageContent)
            ?? throw new InvalidOperationException($"Message {Sequence} of the transcript is stored without content."),
        SentAt = Sql.Instant(SentAt),
        IsPublic = IsPublic != 0,
        IsAutomatic = IsAutomatic != 0,
    };
}
