namespace CustomerLifecycle.Bots.Conversations;

/// <summary>Puts together what a human should know before taking over, from what was said.</summary>
internal static class ConversationSummary
{
    public static string Write(BotConversation conversation, string language)
    {
        var isChinese = language == "zh";
        var lines = new List<string>();
        Add(lines, isChinese ? "客户说：" : "Customer said: ", conversation.Questions);
        Add(lines, isChinese ? "已回答：" : "Answered: ", conversation.Topics);
        Add(lines, isChinese ? "联系方式：" : "Contact details: ", conversation.LeadCapture?.Details.Select(detail => $"{detail.Kind} {detail.Value}").ToArray() ?? []);
        return string.Join('\n', lines);
    }

    private static void Add(List<string> lines, string label, IReadOnlyList<string> items)
    {
        if (items.Count > 0)
        {
            lines.Add(label + string.Join(" | ", items));
        }
    }
}
