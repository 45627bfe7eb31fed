using CustomerLifecycle.Bots.Text;

namespace CustomerLifecycle.Bots.Contacts;

/// <summary>The words by which people announce a contact detail, with the spellings that slip past a filter.</summary>
internal static class ContactLabels
{
    private const int LongestReach = 24;

    private static readonly (string Words, ContactLabel Label)[] Labels =
    [
        ("微信", ContactLabel.WeChat), ("薇信", ContactLabel.WeChat), ("威信", ContactLabel.WeChat), ("维信", ContactLabel.WeChat), ("徽信", ContactLabel.WeChat),
        ("微心", ContactLabel.WeChat), ("v信", ContactLabel.WeChat), ("加v", ContactLabel.WeChat), ("加薇", ContactLabel.WeChat), ("加微", ContactLabel.WeChat),
        ("wechat", ContactLabel.WeChat), ("weixin", ContactLabel.WeChat), ("vx", ContactLabel.WeChat), ("wx", ContactLabel.WeChat), ("v", ContactLabel.WeChat),
        ("qq", ContactLabel.QQ), ("扣扣", ContactLabel.QQ), ("企鹅", ContactLabel.QQ), ("球球", ContactLabel.QQ), ("叩叩", ContactLabel.QQ),
        ("电话", ContactLabel.Phone), ("手机", ContactLabel.Phone), ("座机", ContactLabel.Phone), ("联系方式", ContactLabel.Phone), ("打给我", ContactLabel.Phone),
        ("call me", ContactLabel.Phone), ("call", ContactLabel.Phone), ("phone", ContactLabel.Phone), ("mobile", ContactLabel.Phone), ("tel", ContactLabel.Phone), ("cell", ContactLabel.Phone), ("whatsapp", ContactLabel.Phone),
        ("订单", ContactLabel.OtherNumber), ("单号", ContactLabel.OtherNumber), ("运单", ContactLabel.OtherNumber), ("编号", ContactLabel.OtherNumber), ("卡号", ContactLabel.OtherNumber),
        ("身份证", ContactLabel.OtherNumber), ("银行卡", ContactLabel.OtherNumber), ("序列号", ContactLabel.OtherNumber), ("验证码", ContactLabel.OtherNumber), ("客服热线", ContactLabel.OtherNumber),
        ("order", ContactLabel.OtherNumber), ("account", ContactLabel.OtherNumber), ("card", ContactLabel.OtherNumber), ("serial", ContactLabel.OtherNumber), ("tracking", ContactLabel.OtherNumber), ("invoice", ContactLabel.OtherNumber),
    ];

    // What may stand between the label and the detail: "我的微信号是：", "my number is".
    private static readonly string[] Fillers = ["号码", "号", "是", "为", "就是", "我的", "我", "no", "number", "is", "id", "num", "me", "at", "on", "加", "手机", "的", "账号", "聊", "吧", "联系", "上"];

    /// <summary>What the words that end at <paramref name="position"/> announce; looks back a bounded distance.</summary>
    public static ContactLabel Before(string text, int position)
    {
        Span<char> folded = stackalloc char[LongestReach];
        var length = 0;
        for (var i = Math.Max(0, position - LongestReach); i < position; i++)
        {
            folded[length++] = TextFolding.FoldCharacter(text[i]) is TextFolding.Dropped ? ' ' : TextFolding.FoldCharacter(text[i]);
        }

        var before = folded[..length].TrimEnd(' ');
        while (true)
        {
            foreach (var (words, label) in Labels)
            {
                if (EndsWithWord(before, words))
                {
                    return label;
                }
            }

            if (!TryTrimFiller(ref before))
            {
                return ContactLabel.None;
            }
        }
    }

    private static bool TryTrimFiller(ref Span<char> before)
    {
        foreach (var filler in Fillers)
        {
            if (EndsWithWord(before, filler))
            {
                before = before[..^filler.Length].TrimEnd(' ');
                return true;
            }
        }

        return false;
    }

    // An ASCII word must begin where it begins: "v" announces WeChat, the v of "tv" does not.
    private static bool EndsWithWord(ReadOnlySpan<char> before, string word) =>
        before.EndsWith(word) && (!char.IsAsciiLetter(word[0]) || before.Length == word.Length || !char.IsAsciiLetterOrDigit(before[^(word.Length + 1)]));
}
