using System.Collections.Frozen;

namespace CustomerLifecycle.Tickets;

/// <summary>What is known about the keys of a mail.</summary>
public sealed record MailKnowledge
{
    /// <summary>Nothing is known.</summary>
    public static MailKnowledge None { get; } = new();

    /// <summary>Tickets by those of <see cref="MailKeys.Numbers"/> that exist.</summary>
    public IReadOnlyDictionary<string, KnownTicket> ByNumber { get; init; } = FrozenDictionary<string, KnownTicket>.Empty;

    /// <summary>Tickets by those of <see cref="MailKeys.MessageIds"/> that were received or sent on one.</summary>
    public IReadOnlyDictionary<string, KnownTicket> ByMessageId { get; init; } = FrozenDictionary<string, KnownTicket>.Empty;

    /// <summary>The ticket that has this very mail already, from the same mailbox; null for a mail that is new. The Message-ID alone does not make it the
    /// same: some programs use one for all their mails.</summary>
    public TicketId? Duplicate { get; init; }

    /// <summary>The tickets that have this very mail already, from whichever mailbox.</summary>
    public IReadOnlySet<TicketId> Holders { get; init; } = FrozenSet<TicketId>.Empty;

    /// <summary>The ticket on which this very mail was sent from here; null for a mail from outside.</summary>
    public TicketId? SentOn { get; init; }
}
