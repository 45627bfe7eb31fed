namespace CustomerLifecycle.Tickets;

/// <summary>Why nothing is done with a mail.</summary>
public enum MailIgnoreReason
{
    /// <summary>Something is done.</summary>
    None,

    /// <summary>The same mail has come by the same mailbox, or is on the ticket already.</summary>
    Duplicate,

    /// <summary>It was sent from here on a ticket, and the ticket has it.</summary>
    OwnMessage,

    /// <summary>It is an automatic mail of ours that has come back.</summary>
    Loop,
}
