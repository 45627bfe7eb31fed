using CustomerLifecycle.Bots.Contacts;
using CustomerLifecycle.Bots.Text;

namespace CustomerLifecycle.Bots.Conversations;

/// <summary>Reads the reply to a numbered choice: "2", "第二个", "the second", "option 2".</summary>
internal static class ChoiceReader
{
    private const int LongestChoice = 16;
    private static readonly string[] Fillers = ["第", "个", "选", "号", "是", "option", "number", "no", "the", "one"];
    private static readonly string[] Ordinals = ["first", "second", "third"];

    /// <summary>The index from 0, or -1 when the text is no choice out of <paramref name="count"/>. A yes chooses the only one.</summary>
    public static int Read(string text, int count)
    {
        if (count == 0 || text.Length > LongestChoice)
        {
            return -1;
        }

        if (count == 1 && ConversationCues.IsAffirmation(text))
        {
            return 0;
        }

        var folded = TextFolding.Fold(text, LongestChoice);
        foreach (var filler in Fillers)
        {
            folded = folded.Replace(filler, " ", StringComparison.Ordinal);
        }

        folded = folded.Trim();
        var number = folded.Length == 1 ? DigitReading.ValueOf(folded[0]) : Array.IndexOf(Ordinals, folded) + 1;
        return number >= 1 && number <= count ? number - 1 : -1;
    }
}
