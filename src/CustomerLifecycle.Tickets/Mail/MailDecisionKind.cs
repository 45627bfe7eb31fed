namespace CustomerLifecycle.Tickets;

/// <summary>What is to be done with a mail.</summary>
public enum MailDecisionKind
{
    /// <summary>A ticket is created.</summary>
    NewTicket,

    /// <summary>It is added to a ticket, which is taken up again where <see cref="MailDecision.Reopens"/> says so.</summary>
    FollowUp,

    /// <summary>An automatic reply: it is kept on the ticket and changes nothing else.</summary>
    AutoReply,

    /// <summary>A mail of ours was not delivered: kept on the ticket where it is known, else left aside.</summary>
    Bounce,

    /// <summary>Nothing: it is a duplicate or our own mail come back.</summary>
    Ignored,
}
