namespace CustomerLifecycle.Tickets;

/// <summary>A part of a mail besides its body: an attachment, a returned mail, a delivery report. The bytes stay with the host.</summary>
public sealed record MailPart
{
    /// <summary>The media type without parameters, such as <c>text/plain</c>, <c>message/rfc822</c> or <c>message/delivery-status</c>.</summary>
    public required string MediaType { get; init; }

    /// <summary>Where the host keeps it; null when it was not kept.</summary>
    public string? Reference { get; init; }

    /// <summary>The name of the file, if any.</summary>
    public string? FileName { get; init; }

    /// <summary>The size in bytes, when known.</summary>
    public long? Length { get; init; }

    /// <summary>The decoded text of a part whose type is <c>text/…</c>, <c>message/delivery-status</c> or <c>message/rfc822</c>, where rules may look
    /// into it; null for others.</summary>
    public string? Text { get; init; }

    /// <summary>The header of the mail in a <c>message/rfc822</c> or <c>text/rfc822-headers</c> part. Null: it is read from the beginning of
    /// <see cref="Text"/>.</summary>
    public MailHeaders? Headers { get; init; }

    /// <summary>The type and size: names are personal data.</summary>
    public override string ToString() => MediaType + (Length is null ? "" : $" ({Length} bytes)");
}
