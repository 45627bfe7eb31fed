namespace CustomerLifecycle.Tickets;

/// <summary>Where text is looked for.</summary>
[Flags]
public enum TicketTextParts
{
    /// <summary>Nowhere; a query needs at least one part.</summary>
    None = 0,

    /// <summary>In the number, the subject and the description.</summary>
    Ticket = 1,

    /// <summary>In what was written in public.</summary>
    PublicReplies = 2,

    /// <summary>In internal notes. Leave it out where customers search.</summary>
    InternalNotes = 4,

    /// <summary>Everywhere.</summary>
    All = Ticket | PublicReplies | InternalNotes,
}
