namespace CustomerLifecycle.Tickets;

/// <summary>What a delivery status notification says (RFC 3464): about the first recipient that was not reached, else the first whose mail is delayed,
/// else the first it reports.</summary>
public sealed record DeliveryReport
{
    private const int MaximumText = 65_536;
    private const int MaximumRecipients = 1_000;

    /// <summary>What was done: <c>failed</c>, <c>delayed</c>, <c>delivered</c>, <c>relayed</c> or <c>expanded</c>, in lower case; null when it does not say.</summary>
    public string? Action { get; init; }

    /// <summary>The status (RFC 3463), such as <c>5.1.1</c>; null when it does not say.</summary>
    public string? Status { get; init; }

    /// <summary>The address that was not reached, in lower case. Personal data.</summary>
    public string? FinalRecipient { get; init; }

    /// <summary>Whether trying again is no use: the status begins with 5, or, without a status, the action is <c>failed</c>.</summary>
    public bool IsPermanent => Status is { Length: > 0 } ? Status[0] == '5' : Action == "failed";

    /// <summary>Whether it reports a success, which is no bounce.</summary>
    public bool IsSuccess => Action is "delivered" or "relayed" or "expanded";

    // Of several recipients the worst news counts: it is what somebody has to act on.
    private int Weight => Action == "failed" || (Action is null && IsPermanent) ? 0 : IsSuccess ? 2 : 1;

    /// <summary>Reads the report of a mail.</summary>
    /// <param name="mail">The mail.</param>
    /// <returns>Null when it has no part of the type <c>message/delivery-status</c>.</returns>
    public static DeliveryReport? Of(InboundMail mail)
    {
        ArgumentNullException.ThrowIfNull(mail);
        return mail.Parts.FirstOrDefault(part => MailMarks.Is(part.MediaType, "message/delivery-status")) is { } part ? Read(part) : null;
    }

    /// <summary>The report without the address.</summary>
    public override string ToString() => $"{Action ?? "?"} {Status}".TrimEnd();

    private static DeliveryReport Read(MailPart part)
    {
        // Fields of the message come first, then, after an empty line, those of each recipient.
        string text = part.Text ?? "";
        string[] groups = text[..Math.Min(text.Length, MaximumText)].ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        return groups.Take(MaximumRecipients).Select(MailHeaders.Parse).Where(group => group.Contains("Action") || group.Contains("Final-Recipient"))
            .Select(Of).MinBy(report => report.Weight) ?? new();
    }

    private static DeliveryReport Of(MailHeaders recipient)
    {
        string? address = recipient.First("Final-Recipient") ?? recipient.First("Original-Recipient");
        return new()
        {
            Action = recipient.First("Action")?.Split(' ', ';')[0].ToLowerInvariant(),
            Status = recipient.First("Status")?.Split(' ', '(')[0],
            FinalRecipient = address is null ? null : MailAddresses.FirstOf(address[(address.IndexOf(';', StringComparison.Ordinal) + 1)..]),
        };
    }
}
