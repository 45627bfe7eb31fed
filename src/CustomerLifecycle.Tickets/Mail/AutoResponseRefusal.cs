namespace CustomerLifecycle.Tickets;

/// <summary>Why no automatic answer may be sent to a mail (RFC 3834, section 2).</summary>
public enum AutoResponseRefusal
{
    /// <summary>One may be sent.</summary>
    None,

    /// <summary>The mail is a bounce, or has the null reverse path: nobody is there to read an answer.</summary>
    Bounce,

    /// <summary>A program wrote it: Auto-Submitted, X-Autoreply and the like.</summary>
    Automatic,

    /// <summary>It came over a mailing list or in bulk: an answer would go to many, or to nobody.</summary>
    Bulk,

    /// <summary>It asks for no answer: X-Auto-Response-Suppress.</summary>
    Suppressed,

    /// <summary>It has been round already: X-Loop, or too many Received fields.</summary>
    Loop,

    /// <summary>It was sent from here: its Message-ID has a domain of <see cref="MailRulesOptions.SystemDomains"/>.</summary>
    OwnMessage,

    /// <summary>Its writer is an address of <see cref="MailRulesOptions.OwnAddresses"/>.</summary>
    OwnAddress,

    /// <summary>It has no address to answer to.</summary>
    NoSender,

    /// <summary>Its writer's address is one that nobody reads, such as noreply@ or owner-list@.</summary>
    RoleAddress,

    /// <summary>The decision is one that never answers: a bounce, an automatic reply, a duplicate, or an agent's mail.</summary>
    NotAnswered,

    /// <summary>So many automatic answers went to this writer lately that it looks like a loop.</summary>
    RateLimited,
}
