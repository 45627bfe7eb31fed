namespace CustomerLifecycle.Customers.Timeline;

/// <summary>A contact, conversation, ticket, lead or survey of a customer, in the state its events left it in.</summary>
public sealed record TrackedSubject
{
    /// <summary>The subject, such as <c>ticket/42</c>: the stream of its events.</summary>
    public required string Subject { get; init; }

    /// <summary>What it is.</summary>
    public required TimelineKind Kind { get; init; }

    /// <summary>The customer, when known.</summary>
    public CustomerId? Customer { get; init; }

    /// <summary>The conversation it belongs to, such as <c>conversation/7</c>, when known.</summary>
    public string? Conversation { get; init; }

    /// <summary>What people call it: a ticket's number and type, a contact's reason.</summary>
    public string? Title { get; init; }

    /// <summary>Its present state, in the words of its module.</summary>
    public string? State { get; init; }

    /// <summary>True while it is an open issue: an unsolved ticket, an open lead, a contact whose matter was left unresolved.</summary>
    public bool IsOpen { get; init; }

    /// <summary>The agent who has it, when known.</summary>
    public AgentId? Owner { get; init; }

    /// <summary>The channel, when known.</summary>
    public Channel? Channel { get; init; }

    /// <summary>The time of its first known event, UTC.</summary>
    public DateTimeOffset OpenedAt { get; init; }

    /// <summary>The time of its latest known event, UTC.</summary>
    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>The number of changes, for guarded writes.</summary>
    public long Version { get; init; }

    /// <summary>True when its customer was erased: nothing but the identifier is left, and later events leave no trace.</summary>
    public bool IsErased { get; init; }

    internal static string Of(CustomerId customer) => "customer/" + customer.Value;

    // Events may arrive late: the state is that of the latest, the opening that of the earliest.
    internal TrackedSubject After(SubjectChange change, DateTimeOffset at)
    {
        bool isNews = at >= ChangedAt && !(change.IsFirst && State is not null);
        return this with
        {
            Title = Title ?? change.Title,
            Channel = Channel ?? change.Channel,
            Conversation = Conversation ?? change.Conversation,
            State = isNews ? change.State ?? State : State ?? change.State,
            IsOpen = isNews && change.IsOpen is { } open ? open : IsOpen,
            Owner = isNews && change.SetsOwner ? change.Owner : Owner,
            OpenedAt = OpenedAt < at ? OpenedAt : at,
            ChangedAt = ChangedAt > at ? ChangedAt : at,
        };
    }
}
