using CustomerLifecycle.Bots.Text;

namespace CustomerLifecycle.Bots.Conversations;

/// <summary>Recognises what is said in every conversation whatever it is about: chat, yes, no, a refusal, the wish for a human.</summary>
internal static class ConversationCues
{
    // Longer messages are about something.
    private const int MaxCueLength = 60;

    private static readonly string[] HumanRequests =
    [
        "转人工", "人工客服", "人工服务", "找人工", "要人工", "接人工", "真人", "活人", "找客服", "叫客服", "转客服", "人工在吗", "有人工吗", "转接人工",
        "talk to a human", "speak to a human", "speak to a person", "talk to a person", "real person", "human agent", "live agent", "talk to an agent", "speak to an agent",
        "speak to someone", "talk to someone", "customer service representative", "human please", "connect me to a human",
    ];

    private static readonly PhraseTable SmallTalk = Table(
        "你好", "您好", "哈喽", "嗨", "在吗", "在不在", "在么", "有人吗", "有人在吗", "早上好", "上午好", "中午好", "下午好", "晚上好", "早", "早安", "晚安",
        "谢谢", "谢谢你", "谢谢您", "多谢", "感谢", "谢了", "非常感谢", "再见", "拜拜", "好的", "好", "好吧", "行", "嗯", "恩", "哦", "噢", "知道了", "明白了", "明白", "收到", "了解",
        "哈", "呵", "亲", "辛苦了", "麻烦了", "不客气", "没事", "没事了", "你是谁", "你是机器人吗", "你是机器人", "你叫什么", "你叫什么名字", "你真棒", "你好厉害", "你几岁", "讲个笑话", "讲个笑话吧",
        "测试", "的", "了", "啊", "呀", "呢", "吧", "吗", "哟", "您", "你", "我", "请问",
        "hi", "hello", "hey", "there", "good morning", "good afternoon", "good evening", "good night", "thanks", "thank you", "thank you so much", "thank you very much", "thx", "cheers", "many",
        "bye", "goodbye", "see you", "ok", "okay", "fine", "great", "cool", "nice", "got it", "i see", "sure", "lol", "haha", "how are you", "who are you", "are you a robot", "are you a bot", "are you human", "are you real",
        "what is your name", "whats your name", "tell me a joke", "test", "testing", "anyone there", "is anyone there", "anybody there", "nice to meet you", "have a nice day", "a lot", "so much", "very much", "everyone", "again", "you are great");

    private static readonly HashSet<string> Affirmations = Keys(
        "是", "是的", "对", "对的", "没错", "正确", "好", "好的", "可以", "行", "嗯", "嗯嗯", "恩", "确认", "对呀", "是啊", "没问题", "ok", "okay", "yes", "yes please", "yep", "yeah", "yup", "right", "correct", "thats right", "that is right", "sure", "confirm", "confirmed", "y");

    private static readonly HashSet<string> Negations = Keys(
        "不是", "不对", "错了", "不", "否", "写错了", "打错了", "不正确", "号码错了", "no", "nope", "wrong", "not right", "incorrect", "thats wrong", "that is wrong", "n");

    private static readonly string[] Refusals =
    [
        "不方便", "不想留", "不留", "不用了", "不需要", "算了", "没必要", "不想给", "不给", "别打", "不要打", "不要电话", "保密", "隐私", "再说吧", "以后再说", "先看看", "骚扰",
        "rather not", "no thanks", "no thank you", "not now", "dont want", "do not want", "not comfortable", "prefer not", "dont call", "do not call", "privacy", "maybe later", "not interested",
    ];

    /// <summary>Whether the customer asks for a human.</summary>
    public static bool AsksForHuman(string text) =>
        TextFolding.Fold(text, MaxCueLength * 4) is var folded &&
        (folded is "人工" or "客服" or "human" or "agent" or "operator" || ContainsAny(folded, HumanRequests));

    /// <summary>Whether the whole message is greetings, thanks or chat.</summary>
    public static bool IsSmallTalk(string text)
    {
        if (text.Length > MaxCueLength)
        {
            return false;
        }

        var normalized = NormalizedText.Create(text, MaxCueLength);
        return normalized.Length > 0 && string.IsNullOrWhiteSpace(SmallTalk.Rewrite(normalized));
    }

    /// <summary>Whether the message says yes and nothing else.</summary>
    public static bool IsAffirmation(string text) => Affirmations.Contains(Key(text));

    /// <summary>Whether the message says no and nothing else.</summary>
    public static bool IsNegation(string text) => Negations.Contains(Key(text));

    /// <summary>Whether the customer does not want to leave contact details.</summary>
    public static bool IsRefusal(string text) => Key(text) is "不" or "no" or "nope" || ContainsAny(TextFolding.Fold(text, MaxCueLength * 4), Refusals);

    private static bool ContainsAny(string folded, string[] phrases) =>
        phrases.Any(phrase => folded.Contains(phrase, StringComparison.Ordinal));

    private static string Key(string text) => TextFolding.Fold(text, MaxCueLength).Replace(" ", string.Empty, StringComparison.Ordinal);

    private static HashSet<string> Keys(params string[] phrases) => phrases.Select(Key).ToHashSet(StringComparer.Ordinal);

    private static PhraseTable Table(params string[] phrases) => new([], phrases);
}
