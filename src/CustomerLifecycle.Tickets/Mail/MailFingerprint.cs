using System.Security.Cryptography;
using System.Text;

namespace CustomerLifecycle.Tickets;

/// <summary>Names mails, and what is done because of them, by hashes of bounded length without personal data in them.</summary>
internal static class MailFingerprint
{
    // Two mails that differ behind a million characters alone are nobody's.
    private const int MaximumContent = 1_048_576;

    private static readonly string[] Identifying = ["Date", "From", "To", "Cc", "Subject"];

    /// <summary>The key of a mail: its Message-ID or, without one, the fields and the text by which it is the same again.</summary>
    public static string Of(InboundMail mail) => MessageIds.Of(mail.Headers) is { } id
        ? OfMessageId(id)
        : "content-" + Hash(
        [
            // Of two mails without a date that say the same, only the way they came tells them apart.
            .. (mail.Headers.Contains("Date") ? Identifying : [.. Identifying, "Received"]).SelectMany(name => mail.Headers.All(name).Select(value => name + ": " + value)),
            mail.Subject, mail.TextBody ?? "", mail.HtmlBody ?? "",
            .. mail.Parts.Select(part => $"{part.MediaType}|{part.FileName}|{part.Length}"),
        ]);

    /// <summary>What a mail says: by this a mail is told from another one with its Message-ID. White space does not count, which libraries and versions of
    /// them read differently.</summary>
    public static string OfContent(InboundMail mail) => Hash(
    [
        .. mail.Headers.All("Date"), MailText.Line(mail.Subject, Input.MaximumText), Words(mail.TextBody), Words(mail.HtmlBody),
        .. mail.Parts.Select(part => $"{part.MediaType}|{part.FileName}|{part.Length}"),
    ]);

    /// <summary>The key of a mail whose Message-ID another one has.</summary>
    public static string OfReused(string key, string content) => "again-" + Hash(key, content);

    public static string OfMessageId(string id) => "id-" + Hash(id);

    private static string Words(string? text) =>
        string.Join(' ', (text ?? "")[..Math.Min(text?.Length ?? 0, MaximumContent)].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public static string Hash(params IEnumerable<string> parts)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string part in parts)
        {
            // The length before each part: no two lists of parts make one text.
            byte[] bytes = Encoding.UTF8.GetBytes(part);
            hash.AppendData(BitConverter.GetBytes(bytes.Length));
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
