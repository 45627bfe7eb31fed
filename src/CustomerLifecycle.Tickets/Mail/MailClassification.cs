namespace CustomerLifecycle.Tickets;

/// <summary>What kind of mail it is, by its header and its parts alone.</summary>
public sealed record MailClassification
{
    /// <summary>Who, or what, wrote it.</summary>
    public required MailNature Nature { get; init; }

    /// <summary>Whether it says that a mail could not be delivered.</summary>
    public bool IsBounce => Nature == MailNature.Bounce;

    /// <summary>Whether it is an out-of-office or vacation note.</summary>
    public bool IsOutOfOffice => Nature == MailNature.OutOfOffice;

    /// <summary>Whether a program wrote it or spread it: anything but a person's mail and a bounce.</summary>
    public bool IsAutoReply => Nature is not (MailNature.Personal or MailNature.Bounce);

    /// <summary>What the delivery report of a bounce says; null without one.</summary>
    public DeliveryReport? Report { get; init; }

    /// <summary>Why no automatic answer may be sent; <see cref="AutoResponseRefusal.None"/> when one may.</summary>
    public required AutoResponseRefusal AutoResponseRefusal { get; init; }

    /// <summary>Whether an automatic answer may be sent, as far as the mail alone says; the rate limit comes on top.</summary>
    public bool MayAutoRespond => AutoResponseRefusal == AutoResponseRefusal.None;

    /// <summary>Every rule that was looked at, in order.</summary>
    public required IReadOnlyList<MailFinding> Findings { get; init; }
}
