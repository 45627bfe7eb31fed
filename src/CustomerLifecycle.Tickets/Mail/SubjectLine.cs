namespace CustomerLifecycle.Tickets;

/// <summary>What a subject is about, without what mail programs put around it.</summary>
internal static class SubjectLine
{
    private const int MaximumPrefixes = 30;
    private const int MaximumPrefix = 12;

    /// <summary>Prefixes of answers and forwarded mails in the languages of the usual mail programs; any two letters before a colon count too.</summary>
    private static readonly HashSet<string> Prefixes = new(StringComparer.OrdinalIgnoreCase)
    {
        "Re", "Res", "Aw", "Antw", "Antwort", "Sv", "Vs", "Ref", "Rif", "R", "Odp", "Bls", "Ynt", "Vá", "Atb", "回复", "回覆", "答复", "答覆", "回信", "返信",
        "Fw", "Fwd", "Wg", "Wtr", "Tr", "Rv", "Enc", "I", "Doorst", "Vb", "Vl", "Pd", "Továbbítás", "İlt", "转发", "轉寄", "转寄", "転送",
    };

    /// <summary>Without prefixes such as <c>Re:</c>, <c>AW: RE:</c> and <c>Fwd[6]:</c>, and without the tag of a ticket.</summary>
    public static string Core(string subject, MailRulesOptions options)
    {
        string core = MailText.Line(WithoutTag(MailText.Line(subject, Input.MaximumText), options), Input.MaximumText);
        for (int i = 0; i < MaximumPrefixes && PrefixLength(core) is var length and > 0; i++)
        {
            core = core[length..].TrimStart();
        }

        return core;
    }

    /// <summary>The tag of a ticket, such as <c>[Ticket#T000123]</c>.</summary>
    public static string Tag(string number, MailRulesOptions options) => $"[{options.TicketHook}{options.TicketHookDivider}{number}]";

    private static string WithoutTag(string subject, MailRulesOptions options)
    {
        int open = subject.IndexOf("[" + options.TicketHook, StringComparison.OrdinalIgnoreCase);
        int close = open < 0 ? -1 : subject.IndexOf(']', open);
        return close < 0 ? subject : string.Concat(subject.AsSpan(0, open), " ", subject.AsSpan(close + 1));
    }

    private static int PrefixLength(string subject)
    {
        int letters = 0;
        while (letters < subject.Length && letters < MaximumPrefix && char.IsLetter(subject[letters]))
        {
            letters++;
        }

        int at = letters + (letters + 1 < subject.Length && subject[letters] == ' ' && subject[letters + 1] is '[' or '(' ? 1 : 0);
        if (at < subject.Length && subject[at] is '[' or '(')
        {
            int digits = at + 1;
            while (digits < subject.Length && char.IsAsciiDigit(subject[digits]))
            {
                digits++;
            }

            at = digits < subject.Length && digits > at + 1 && subject[digits] is ']' or ')' ? digits + 1 : at;
        }

        at += at < subject.Length && subject[at] == ' ' ? 1 : 0;
        bool colon = at < subject.Length && subject[at] is ':' or '：';
        return colon && letters > 0 && (letters == 2 || Prefixes.Contains(subject[..letters])) ? at + 1 : 0;
    }
}
