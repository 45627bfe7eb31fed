namespace CustomerLifecycle.Tickets;

/// <summary>Finds the addresses in a field such as From or To (RFC 5322, section 3.4), in one pass and whatever is written there.</summary>
internal static class MailAddresses
{
    private const int Maximum = 200;
    private const int MaximumAddress = 320;

    /// <summary>The first address of a mail's writer: From, else Sender, in lower case; null when there is none.</summary>
    public static string? SenderOf(InboundMail mail) =>
        mail.Headers.All("From").SelectMany(Of).Concat(mail.Headers.All("Sender").SelectMany(Of)).FirstOrDefault();

    /// <summary>Where an answer goes: Reply-To, else the writer.</summary>
    public static string? ReplyAddressOf(InboundMail mail) => mail.Headers.All("Reply-To").SelectMany(Of).FirstOrDefault() ?? SenderOf(mail);

    /// <summary>Whether the reverse path is the null one: the mail is a notification, and nobody wants an answer to it.</summary>
    public static bool HasNullReversePath(InboundMail mail) =>
        mail.EnvelopeSender is { } envelope ? envelope.Trim() is "" or "<>" : mail.Headers.First("Return-Path")?.Trim() is "<>";

    public static string? FirstOf(string field) => Of(field) is [var first, ..] ? first : null;

    /// <summary>The addresses in lower case, in order; at most 200.</summary>
    public static IReadOnlyList<string> Of(string field)
    {
        List<string> found = [];
        int comment = 0, start = -1;
        int angle = -1;
        bool quoted = false;
        List<(int From, int To)> plain = [];
        for (int i = 0; i <= field.Length && found.Count < Maximum; i++)
        {
            char c = i == field.Length ? ',' : field[i];
            if (quoted && i < field.Length)
            {
                i += c == '\\' ? 1 : 0;
                quoted = c != '"';
            }
            else if (comment > 0 && i < field.Length)
            {
                i += c == '\\' ? 1 : 0;
                comment += c == '(' ? 1 : c == ')' ? -1 : 0;
            }
            else if (c is ',' or ';' or ':' && angle < 0)
            {
                Close(i);
                Take(plain.Select(part => field[part.From..part.To]).LastOrDefault(word => word.Contains('@', StringComparison.Ordinal)));
                plain.Clear();
            }
            else if (c == '<' || (angle >= 0 && c == '>'))
            {
                Close(i);
                if (c == '>')
                {
                    plain.Clear();
                    plain.Add((angle + 1, i));
                }

                angle = c == '<' ? i : -1;
            }
            else if (c is '"' or '(' || char.IsWhiteSpace(c))
            {
                Close(i);
                quoted = c == '"';
                comment += c == '(' ? 1 : 0;
            }
            else if (start < 0 && angle < 0)
            {
                start = i;
            }
        }

        return found;

        void Close(int end)
        {
            if (start >= 0)
            {
                plain.Add((start, end));
            }

            start = -1;
        }

        void Take(string? word)
        {
            string address = word?.Trim().ToLowerInvariant() ?? "";
            int at = address.LastIndexOf('@');
            if (at > 0 && at < address.Length - 1 && address.Length <= MaximumAddress && !address.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)))
            {
                found.Add(address);
            }
        }
    }
}
