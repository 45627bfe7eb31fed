namespace CustomerLifecycle.Tickets;

/// <summary>Where the rules look for the ticket that a mail belongs to.</summary>
[Flags]
public enum MailPlaces
{
    /// <summary>Nowhere: every mail that is no automatic answer and no bounce is a new ticket.</summary>
    None = 0,

    /// <summary>The ticket's number in the subject.</summary>
    Subject = 1,

    /// <summary>The ticket's number in the body.</summary>
    Body = 2,

    /// <summary>The ticket's number in attachments that are plain text or HTML.</summary>
    Attachments = 4,

    /// <summary>In-Reply-To and References, whatever the subject says. Who answers an old mail about something new lands on the old ticket.</summary>
    References = 8,

    /// <summary>In-Reply-To and References, but only when the subject is still that of the thread, apart from prefixes such as Re: and Fwd:.</summary>
    ReferencesWithSameSubject = 16,

    /// <summary>The ticket's number in the header fields that <see cref="MailRulesOptions.NumberHeaders"/> names.</summary>
    Headers = 32,
}
