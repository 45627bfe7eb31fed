namespace CustomerLifecycle.Tickets;

/// <summary>A mail as a mail library has parsed it: header, bodies and parts. Nothing in it is trusted.</summary>
public sealed record InboundMail
{
    private readonly string? _subject;

    /// <summary>The header.</summary>
    public required MailHeaders Headers { get; init; }

    /// <summary>The subject. When it is not set, it is decoded from the header; empty where there is none.</summary>
    public string Subject
    {
        get => _subject ?? EncodedWords.Decode(Headers.First("Subject") ?? "");
        init => _subject = value;
    }

    /// <summary>The plain text, decoded; null when there is only HTML.</summary>
    public string? TextBody { get; init; }

    /// <summary>The HTML, decoded; null when there is only text.</summary>
    public string? HtmlBody { get; init; }

    /// <summary>Attachments, returned mails and delivery reports, in their order.</summary>
    public IReadOnlyList<MailPart> Parts { get; init; } = [];

    /// <summary>The reverse path of the envelope (RFC 5321, section 4.4); empty or <c>&lt;&gt;</c> for a notification, null when it is not known
    /// and the field <c>Return-Path</c> is looked at instead.</summary>
    public string? EnvelopeSender { get; init; }

    /// <summary>How much came in: a mail in a log line has no words of its writer.</summary>
    public override string ToString() => $"mail of {Headers.Count} header fields and {Parts.Count} parts";
}
