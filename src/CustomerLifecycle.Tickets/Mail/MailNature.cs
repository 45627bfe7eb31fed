namespace CustomerLifecycle.Tickets;

/// <summary>Who, or what, wrote a mail.</summary>
public enum MailNature
{
    /// <summary>A person, as far as can be seen.</summary>
    Personal,

    /// <summary>A mailing list or a bulk sender. A person may have written it, but an automatic answer would go to many.</summary>
    Bulk,

    /// <summary>A program that reports something of its own accord (RFC 3834: auto-generated).</summary>
    Generated,

    /// <summary>A program that answers a mail (RFC 3834: auto-replied), or a read receipt (RFC 8098).</summary>
    AutomaticReply,

    /// <summary>An out-of-office or vacation note.</summary>
    OutOfOffice,

    /// <summary>A notification that a mail could not be delivered yet, or ever (RFC 3464).</summary>
    Bounce,
}
