namespace CustomerLifecycle.Tickets;

/// <summary>Which mail takes a ticket up again that is solved or closed.</summary>
public enum MailReopening
{
    /// <summary>Any that says something: automatic replies, out-of-office notes and bounces are kept on the ticket and leave it as it is.</summary>
    ExceptAutomaticReplies,

    /// <summary>Any mail that belongs to the ticket.</summary>
    AnyMail,
}
