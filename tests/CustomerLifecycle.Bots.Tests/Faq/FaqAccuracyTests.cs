using System.Globalization;
using CustomerLifecycle.Bots.Faq;

namespace CustomerLifecycle.Bots.Tests.Faq;

public sealed class FaqAccuracyTests(ITestOutputHelper output)
{
    [Fact]
    public void Paraphrases_are_answered_and_what_is_outside_is_not()
    {
        var matcher = FaqMatcher.Train(TestData.KnowledgeBase());
        int asked = 0, right = 0, wrong = 0, outside = 0, outsideAnswered = 0;
        foreach (var (text, label) in TestData.Questions())
        {
            var result = matcher.Match(text);
            var answered = result is FaqResult.Answer answer ? answer.Best.Entry.Id : null;
            if (label == TestData.OutOfScope)
            {
                outside++;
                outsideAnswered += answered is null ? 0 : 1;
            }
            else
            {
                asked++;
                right += answered == label ? 1 : 0;
                wrong += answered is not null && answered != label ? 1 : 0;
            }

            var ranked = matcher.Rank(text);
            var second = ranked.Count > 1 ? FormattableString.Invariant($"{ranked[1].Entry.Id} {ranked[1].Probability:0.00}") : "";
            var mark = answered == label || (label == TestData.OutOfScope && answered is null) ? " " : answered is null ? "-" : "X";
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{mark} {result.GetType().Name,-8} p={result.Probability:0.00} m={result.Margin:0.00} {label,-18} {text}  [{(ranked.Count > 0 ? ranked[0].Entry.Id : "")} {(ranked.Count > 0 ? ranked[0].Probability : 0):0.00} | {second}]"));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{asked} asked: {right} right, {wrong} wrong; {outside} outside: {outsideAnswered} answered"));
        Assert.True(asked >= 60 && outside >= 40, "the figures need enough questions");
        Assert.True(right >= 0.85 * asked, FormattableString.Invariant($"{right} of {asked} answered right"));
        Assert.True(wrong <= 0.03 * asked, FormattableString.Invariant($"{wrong} of {asked} answered wrong"));
        Assert.True(outsideAnswered <= 0.05 * outside, FormattableString.Invariant($"{outsideAnswered} of {outside} outside the knowledge base answered"));
    }
}
