using CustomerLifecycle.Bots.Text;

namespace CustomerLifecycle.Bots.Contacts;

/// <summary>
/// Finds phone numbers, e-mail addresses, WeChat ids and QQ numbers in what people type: digits with spaces, full width,
/// circled or as Chinese numerals, labels in the spellings of chat, "微信同号". Each detail comes with the words it was
/// taken from. Pure and thread-safe; the time is linear in the text.
/// </summary>
public static class ContactDetailExtractor
{
    /// <summary>How many details of a kind are read from one text; a list longer than this is no message of a customer.</summary>
    public const int MaxDetails = 50;

    private const double SameNumber = 0.95;

    private static readonly string[] SameNumberPhrases =
    [
        "微信同号", "微信同步", "微信也是", "微信一样", "微信同", "同微信", "微信就是手机", "微信就是电话", "微信是手机号", "微信手机同", "手机微信同", "电话微信同", "电话就是微信", "手机号就是微信", "手机就是微信", "v同号", "vx同号", "wx同号", "同v", "同vx", "同wx",
        "same on wechat", "same for wechat", "wechat is the same", "same wechat", "wechat same", "also my wechat", "also wechat",
    ];

    /// <summary>The details of a text in the order of their first character; complete ones and those with a problem.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="context">What the conversation tells; null for nothing.</param>
    public static IReadOnlyList<ContactDetail> Extract(string text, ContactDetailContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        context ??= ContactDetailContext.None;
        var emails = EmailScanner.Scan(text).Take(MaxDetails).ToArray();
        var chats = ChatIdScanner.Scan(text, context).Take(MaxDetails).ToArray();
        var found = new List<ContactDetail>([.. emails, .. chats]);
        foreach (var phone in PhoneScanner.Scan(text, context).Take(MaxDetails))
        {
            // 12345678901@qq.com is no phone, and a number announced as WeChat or QQ is that; a mobile number that is a WeChat id is both.
            if (!emails.Any(email => Overlaps(email, phone)) && !chats.Any(chat => Overlaps(chat, phone) && !(chat.Kind == ContactPointKind.WeChat && phone.Problem is null)))
            {
                found.Add(phone);
            }
        }

        AddSameNumber(text, context, found);
        return [.. found.OrderBy(detail => detail.Start).ThenBy(detail => detail.Kind).DistinctBy(detail => (detail.Kind, detail.Value))];
    }

    private static void AddSameNumber(string text, ContactDetailContext context, List<ContactDetail> found)
    {
        if (found.Any(detail => detail.Kind == ContactPointKind.WeChat))
        {
            return;
        }

        var phone = found.Find(detail => detail.Kind == ContactPointKind.Phone && detail.Problem is null)?.Value ?? context.KnownPhone;
        if (phone is null || !PhoneNumberPlan.IsMobile(phone))
        {
            return;
        }

        var folded = FoldInPlace(text);
        foreach (var phrase in SameNumberPhrases)
        {
            var start = folded.IndexOf(phrase, StringComparison.Ordinal);
            if (start >= 0)
            {
                found.Add(new ContactDetail
                {
                    Kind = ContactPointKind.WeChat,
                    Value = phone,
                    Evidence = text.Substring(start, phrase.Length),
                    Start = start,
                    Confidence = SameNumber,
                });
                return;
            }
        }
    }

    // Character by character, so that positions hold.
    private static string FoldInPlace(string text) => string.Create(text.Length, text, static (folded, source) =>
    {
        for (var i = 0; i < folded.Length; i++)
        {
            folded[i] = TextFolding.FoldCharacter(source[i]) is var character && character == TextFolding.Dropped ? ' ' : character;
        }
    });

    private static bool Overlaps(ContactDetail left, ContactDetail right) =>
        left.Start < right.Start + right.Evidence.Length && right.Start < left.Start + left.Evidence.Length;
}
