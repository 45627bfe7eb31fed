using System.Buffers;
using CustomerLifecycle.Bots.Text;

namespace CustomerLifecycle.Bots.Contacts;

/// <summary>Finds WeChat ids and QQ numbers, which are announced by a label or are the whole reply to a question for one.</summary>
/// <remarks>A WeChat id has 6 to 20 letters, digits, hyphens or underscores and begins with a letter; a QQ number has 5 to 11 digits.</remarks>
internal static class ChatIdScanner
{
    private const int ShortestWeChat = 6;
    private const int LongestWeChat = 20;
    private const int ShortestQQ = 5;
    private const int LongestQQ = 11;
    private const int LongestIntroduction = 12;
    private const double Labelled = 0.95;
    private static readonly SearchValues<char> NotLetters = SearchValues.Create("0123456789_-");
    private const double Bare = 0.7;

    public static IEnumerable<ContactDetail> Scan(string text, ContactDetailContext context)
    {
        var position = 0;
        while (position < text.Length)
        {
            if (!IsIdCharacter(text[position]))
            {
                position++;
                continue;
            }

            var start = position;
            while (position < text.Length && IsIdCharacter(text[position]))
            {
                position++;
            }

            if (Read(text, start, position, context) is { } detail)
            {
                yield return detail;
            }
        }
    }

    private static ContactDetail? Read(string text, int start, int end, ContactDetailContext context)
    {
        // "wx13812345678", "v:lily_88": a label may be glued to the id.
        var glued = GluedLabel(text, start, end);
        var label = glued > 0 ? ContactLabels.Before(text, start + glued) : ContactLabels.Before(text, start);
        var id = Fold(text.AsSpan(start + glued, end - start - glued));
        var isAddress = (end < text.Length && TextFolding.FoldWidth(text[end]) is '@' or '.') || (start > 0 && TextFolding.FoldWidth(text[start - 1]) is '@' or '.' or '/');
        if (isAddress)
        {
            return null;
        }

        if (label == ContactLabel.QQ && IsQQ(id))
        {
            return Create(ContactPointKind.QQ, id, text, start + glued, end, Labelled);
        }

        if (label == ContactLabel.WeChat && ((IsWeChat(id) && (LooksMadeUp(id) || IsIntroduced(text, start + glued))) || PhoneNumberPlan.IsMobile(id)))
        {
            return Create(ContactPointKind.WeChat, id, text, start + glued, end, Labelled);
        }

        // A bare word is only an id when nothing else was said and it looks made up.
        return context.IsAwaited && label == ContactLabel.None && IsWeChat(id) && LooksMadeUp(id) && IsWholeText(text, start, end)
            ? Create(ContactPointKind.WeChat, id, text, start, end, Bare)
            : null;
    }

    private static int GluedLabel(string text, int start, int end)
    {
        foreach (var label in (ReadOnlySpan<string>)["weixin", "wechat", "vx", "wx", "qq", "v"])
        {
            var length = label.Length;
            if (end - start > length && StartsWith(text, start, label) && DigitReading.ValueOf(text[start + length]) >= 0)
            {
                return length;
            }
        }

        return 0;
    }

    private static bool StartsWith(string text, int start, string label)
    {
        for (var i = 0; i < label.Length; i++)
        {
            if (TextFolding.FoldCharacter(text[start + i]) != label[i])
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsWeChat(string id) => id.Length is >= ShortestWeChat and <= LongestWeChat && char.IsAsciiLetter(id[0]);

    private static bool LooksMadeUp(string id) => id.AsSpan().ContainsAny(NotLetters);

    // "wechat please" announces no id, "wechat id is lilyzhang" and "微信：lilyzhang" do.
    private static bool IsIntroduced(string text, int start)
    {
        var before = text.AsSpan(Math.Max(0, start - LongestIntroduction), Math.Min(start, LongestIntroduction)).TrimEnd();
        return before is [.., ':' or '\uff1a' or '=' or '\u662f' or '\u4e3a' or '\u53f7' or '\u865f'] ||
            before.EndsWith("id", StringComparison.OrdinalIgnoreCase) || before.EndsWith("id is", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsQQ(string id) => id.Length is >= ShortestQQ and <= LongestQQ && id[0] != '0' && !id.AsSpan().ContainsAnyExceptInRange('0', '9');

    private static bool IsWholeText(string text, int start, int end) => text.AsSpan(0, start).IsWhiteSpace() && text.AsSpan(end).IsWhiteSpace();

    private static bool IsIdCharacter(char character) => TextFolding.FoldWidth(character) is var folded && (char.IsAsciiLetterOrDigit(folded) || folded is '_' or '-');

    private static string Fold(ReadOnlySpan<char> id)
    {
        var folded = new char[id.Length];
        for (var i = 0; i < folded.Length; i++)
        {
            folded[i] = TextFolding.FoldWidth(id[i]);
        }

        return new string(folded);
    }

    private static ContactDetail Create(ContactPointKind kind, string value, string text, int start, int end, double confidence) => new()
    {
        Kind = kind,
        Value = value,
        Evidence = text[start..end],
        Start = start,
        Confidence = confidence,
    };
}
