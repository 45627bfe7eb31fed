using CustomerLifecycle.Customers.Timeline;

namespace CustomerLifecycle.Customers.Storage;

internal sealed record SubjectRow(
    string Subject, long Kind, string? Customer, string? Conversation, string? Title, string? State, long IsOpen, string? Owner, string? Channel,
    long OpenedAt, long ChangedAt, long IsErased, long Version)
{
    internal TrackedSubject ToSubject() => new()
    {
        Subject = Subject,
        Kind = (TimelineKind)Kind,
        Customer = Customer is null ? null : new CustomerId(Customer),
        Conversation = Conversation,
        Title = Title,
        State = State,
        IsOpen = IsOpen != 0,
        Owner = Owner is null ? null : new AgentId(Owner),
        Channel = Channel is null ? null : new Channel(Channel),
        OpenedAt = Sql.Instant(OpenedAt),
        ChangedAt = Sql.Instant(ChangedAt),
        IsErased = IsErased != 0,
        Version = Version,
    };
}

internal sealed record EntryRow(
    string Event, string Type, long Kind, string Subject, string? Conversation, long At, string? Channel, string? Actor, string? Text)
{
    internal TimelineEntry ToEntry() => new()
    {
        Event = new EventId(Event),
        Type = Type,
        Kind = (TimelineKind)Kind,
        Subject = Subject,
        Conversation = Conversation,
        At = Sql.Instant(At),
        Channel = Channel is null ? null : new Channel(Channel),
        Actor = Actor,
        Text = Text,
    };
}
