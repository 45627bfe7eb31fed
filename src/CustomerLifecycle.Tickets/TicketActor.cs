using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>Who does something to a ticket.</summary>
public sealed record TicketActor
{
    private const int UnknownDigits = 24;

    private TicketActor(ParticipantKind kind, string id) => (Kind, Id) = (kind, id);

    /// <summary>What kind of participant.</summary>
    public ParticipantKind Kind { get; }

    /// <summary>The agent's or customer's id, or the name of the bot or of the part of the system.</summary>
    public string Id { get; }

    /// <summary>A human agent.</summary>
    /// <param name="agent">The agent.</param>
    public static TicketActor Agent(AgentId agent) => new(ParticipantKind.Agent, agent.Value);

    /// <summary>The customer.</summary>
    /// <param name="customer">The customer.</param>
    public static TicketActor Customer(CustomerId customer) => new(ParticipantKind.Customer, customer.Value);

    /// <summary>A customer whom the host does not know, by where they wrote from: the same contact point is always the same actor, whose id has a fingerprint
    /// of it. So what they wrote is found, exported and erased when the person asks for it.</summary>
    /// <param name="point">The number or address they wrote from.</param>
    public static TicketActor UnknownCustomer(ContactPoint point) =>
        new(ParticipantKind.Customer, "unknown-" + MailFingerprint.Hash(TicketContactPoints.KeyOf(point))[..UnknownDigits]);

    /// <summary>A bot.</summary>
    /// <param name="name">Its name, 1 to 128 characters.</param>
    public static TicketActor Bot(string name) => new(ParticipantKind.Bot, Input.Name(name, nameof(name)));

    /// <summary>A part of the system, such as a rule.</summary>
    /// <param name="name">Its name, 1 to 128 characters.</param>
    public static TicketActor System(string name) => new(ParticipantKind.System, Input.Name(name, nameof(name)));

    /// <summary>As kept in the history, such as <c>agent:a-1</c>.</summary>
    public override string ToString() => Kind switch
    {
        ParticipantKind.Customer => "customer:",
        ParticipantKind.Agent => "agent:",
        ParticipantKind.Bot => "bot:",
        _ => "system:",
    } + Id;
}
