namespace CustomerLifecycle.Tickets;

/// <summary>The marks that programs leave on mail, in one place. Sources: RFC 3834, RFC 3464, RFC 8098, RFC 2919, RFC 5230, the headers that
/// MS-OXCMAIL names, and what mail servers are seen to send.</summary>
internal static class MailMarks
{
    /// <summary>How subjects of bounces begin: phrases of mail servers that no customer writes.</summary>
    public static readonly string[] BounceSubjects =
    [
        "Delivery Status Notification", "Undelivered Mail Returned", "Undeliverable mail", "Mail delivery failed", "Mail delivery failure",
        "Returned mail: see transcript", "Returned mail: User unknown", "Mail System Error - Returned Mail", "Delivery Notification: Delivery has failed",
        "Warning: message delayed", "Warning: could not send message", "Message status - undeliverable",
    ];

    /// <summary>Subjects of bounces that say nothing else.</summary>
    public static readonly string[] WholeBounceSubjects = ["failure notice", "Mail failure"];

    /// <summary>Words with which subjects of bounces begin, and those of customers too: a parcel is not delivered, a letter comes back. They need a
    /// second sign.</summary>
    public static readonly string[] BounceWords =
    [
        "Undeliverable:", "Delivery failure", "Delivery failed", "Unzustellbar:", "Non remis", "No se puede entregar:", "Onbestelbaar:", "系统退信", "退信", "邮件投递失败", "未送达",
    ];

    /// <summary>How subjects of out-of-office notes begin.</summary>
    public static readonly string[] OutOfOfficeSubjects =
    [
        "Out of Office", "Out of the office", "Automatic reply:", "Autoreply:", "Auto-reply:", "Auto reply:", "Autoresponse:", "Auto response:",
        "Vacation reply", "Abwesenheitsnotiz", "Abwesenheit:", "Automatische Antwort:", "Réponse automatique", "Absence du bureau", "Respuesta automática",
        "Fuera de la oficina", "Risposta automatica", "Automatisch antwoord", "Resposta automática", "自动回复", "自動回覆", "自动答复", "外出自动回复", "不在办公室",
    ];

    /// <summary>Words in the subject of a mail that is automatic anyway which say that its writer is away.</summary>
    public static readonly string[] AbsenceWords = ["vacation", "out of office", "out of the office", "außer Haus", "休假"];

    /// <summary>Local parts of addresses that answer by themselves or that nobody reads.</summary>
    public static readonly string[] RoleAddresses =
        ["noreply", "no-reply", "no_reply", "no.reply", "donotreply", "do-not-reply", "do_not_reply", "mailer-daemon", "postmaster", "nobody", "bounce", "bounces", "listserv", "majordomo"];

    public static bool Is(string value, string expected) => value.Trim().Equals(expected, StringComparison.OrdinalIgnoreCase);

    public static bool Has(string value, string word) => value.Contains(word, StringComparison.OrdinalIgnoreCase);

    public static bool Begins(string value, string word) => value.AsSpan().TrimStart().StartsWith(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>A parameter of Content-Type without regard to blanks and quotes, such as <c>report-type=delivery-status</c>.</summary>
    public static bool HasParameter(string contentType, string parameter) =>
        Has(string.Concat(contentType.Where(c => !char.IsWhiteSpace(c) && c != '"')), parameter);

    /// <summary>Whether Auto-Submitted says that a program sent it: any word but <c>no</c> (RFC 3834, section 5).</summary>
    public static bool IsAutoSubmitted(string value) => Keyword(value) is { Length: > 0 } word && !Is(word, "no");

    /// <summary>The first word of a value, before parameters and comments.</summary>
    public static string Keyword(string value)
    {
        string trimmed = value.Trim();
        int end = trimmed.AsSpan().IndexOfAny([';', '(', ' ', '\t', ',']);
        return end < 0 ? trimmed : trimmed[..end];
    }

    /// <summary>Whether an address belongs to a program or a list (RFC 3834, section 2): noreply@, owner-list@, list-request@ and the like.</summary>
    public static bool IsRoleAddress(string address)
    {
        string local = address[..address.LastIndexOf('@')];
        string name = local.Split('+')[0];
        return RoleAddresses.Any(role => Is(name, role) || Begins(name, role + "-")) || Begins(name, "owner-") || Ends(name, "-request") || Ends(name, "-owner") || Ends(name, "-noreply") || Ends(name, "-bounces");
    }

    private static bool Ends(string value, string word) => value.EndsWith(word, StringComparison.OrdinalIgnoreCase);
}
