namespace CustomerLifecycle.Tickets;

/// <summary>Decides what files a ticket has. Pure.</summary>
internal static class AttachmentDecider
{
    public const int MaximumAttachments = 100;
    private const int MaximumFileName = 255;
    private const int MaximumReference = 2_000;
    private const int MaximumMediaType = 127;
    private const int MaximumChecksum = 200;

    public static IReadOnlyList<TicketAttachment> Attachments(IEnumerable<TicketAttachment> attachments) =>
        [.. Input.List(attachments, MaximumAttachments, "Attachments").Aggregate(Array.Empty<TicketAttachment>(), (some, next) => With(some, Checked(next)))];

    public static TicketDecision Attach(Ticket ticket, AttachToTicket command, DateTimeOffset now)
    {
        TicketAttachment[] attachments = Attachments(command.Attachments).Aggregate<TicketAttachment, TicketAttachment[]>([.. ticket.Attachments], With);
        return attachments.Length > MaximumAttachments
            ? TicketDecision.Refuse(TicketRefusalCodes.LimitReached, $"A ticket has at most {MaximumAttachments} attachments. Detach some, or attach an archive.")
            : TicketDecider.Changed(ticket, ticket with { Attachments = attachments }, "attach", now);
    }

    public static TicketDecision Detach(Ticket ticket, DetachFromTicket command, DateTimeOffset now) => TicketDecider.Changed(
        ticket, ticket with { Attachments = [.. ticket.Attachments.Where(attachment => attachment.Reference != command.Reference)] }, "detach", now);

    private static TicketAttachment[] With(IReadOnlyList<TicketAttachment> attachments, TicketAttachment next) =>
        attachments.Any(attachment => attachment.Reference == next.Reference)
            ? [.. attachments.Select(attachment => attachment.Reference == next.Reference ? next : attachment)]
            : [.. attachments, next];

    private static TicketAttachment Checked(TicketAttachment attachment)
    {
        ArgumentNullException.ThrowIfNull(attachment);
        string name = Input.Text(attachment.Name, MaximumFileName, "The name of an attachment");
        if (name.Any(c => char.IsControl(c) || c is '/' or '\\') || name is "." or "..")
        {
            throw new ArgumentException($"The attachment's Name '{Redaction.Text(name)}' has a path or control characters. Give the file's name alone.");
        }

        string reference = Input.Text(attachment.Reference, MaximumReference, "The Reference of an attachment");
        return reference.Any(char.IsControl) ? throw new ArgumentException($"The Reference of an attachment has control characters. Give the key or address by which the host finds the bytes.")
            : attachment.Size < 0 ? throw new ArgumentException($"The Size of an attachment is {attachment.Size}; it is the number of bytes, zero or more.")
            : !IsMediaType(attachment.MediaType) ? throw new ArgumentException($"The MediaType of an attachment is '{Input.Shown(attachment.MediaType ?? "")}'. Write type and subtype, such as image/png; application/octet-stream when it is not known.")
            : attachment with { Checksum = Input.OptionalText(attachment.Checksum, MaximumChecksum, "The Checksum of an attachment") };
    }

    // RFC 6838, section 4.2: restricted names; parameters after a semicolon are left out.
    private static bool IsMediaType(string? value)
    {
        string[] parts = value?.Split('/') ?? [];
        return value?.Length <= MaximumMediaType && parts.Length == 2
            && parts.All(part => part.Length > 0 && char.IsAsciiLetterOrDigit(part[0]) && part.All(c => char.IsAsciiLetterOrDigit(c) || "!#$&-^_.+".Contains(c, StringComparison.Ordinal)));
    }
}
