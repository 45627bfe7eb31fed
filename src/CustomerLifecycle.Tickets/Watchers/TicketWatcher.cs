namespace CustomerLifecycle.Tickets;

/// <summary>Somebody who is told what happens to a ticket though it is not theirs: an agent, or a contact point such as a colleague of the
/// customer.</summary>
public sealed record TicketWatcher
{
    /// <summary>The agent; null for a contact point.</summary>
    public AgentId? Agent { get; init; }

    /// <summary>The contact point; null for an agent.</summary>
    public ContactPoint? ContactPoint { get; init; }

    /// <summary>What they are told. A contact point is told nothing internal: at most <see cref="TicketNotices.Public"/>.</summary>
    public required TicketNotices Notices { get; init; }

    /// <summary>An agent who watches.</summary>
    /// <param name="agent">The agent.</param>
    /// <param name="notices">What they are told.</param>
    public static TicketWatcher Of(AgentId agent, TicketNotices notices = TicketNotices.All) => new() { Agent = agent, Notices = notices };

    /// <summary>A contact point that watches.</summary>
    /// <param name="contactPoint">The contact point.</param>
    /// <param name="notices">What they are told; nothing internal.</param>
    public static TicketWatcher Of(ContactPoint contactPoint, TicketNotices notices = TicketNotices.Public) => new() { ContactPoint = contactPoint, Notices = notices };

    /// <summary>Whether the watcher is told something.</summary>
    /// <param name="notice">What has happened.</param>
    public bool IsTold(TicketNotices notice) => notice != TicketNotices.None && (Notices & notice) == notice;

    internal bool IsSame(TicketWatcher other) => Agent == other.Agent && ContactPoint == other.ContactPoint;
}
