using System.Text;
using CustomerLifecycle.Bots.Faq;
using FsCheck;
using FsCheck.Fluent;

namespace CustomerLifecycle.Bots.Tests.Faq;

public sealed class FaqMatcherTests
{
    private static readonly FaqMatcher Matcher = FaqMatcher.Train(TestData.KnowledgeBase());

    [Theory]
    [InlineData("怎么开发票", "zh-invoice")]
    [InlineData("怎麼開發票？", "zh-invoice")]
    [InlineData("  怎么　开发票！！ ", "zh-invoice")]
    [InlineData("WHERE IS MY ORDER", "en-track")]
    public void The_words_of_the_knowledge_base_are_certain(string text, string id)
    {
        var answer = Assert.IsType<FaqResult.Answer>(Matcher.Match(text));
        Assert.Equal((id, 1.0, 1.0), (answer.Best.Entry.Id, answer.Probability, answer.Margin));
        Assert.Equal(Matcher.ModelVersion, answer.ModelVersion);
    }

    [Theory]
    [InlineData("", HandoverReason.NothingSaid)]
    [InlineData("😀😀 ?!", HandoverReason.NothingSaid)]
    [InlineData("退", HandoverReason.TooShort)]
    [InlineData("x", HandoverReason.TooShort)]
    [InlineData("你好啊", HandoverReason.SmallTalk)]
    [InlineData("谢谢，再见", HandoverReason.SmallTalk)]
    [InlineData("Hi there, how are you?", HandoverReason.SmallTalk)]
    [InlineData("转人工", HandoverReason.AskedForHuman)]
    [InlineData("我要找真人客服！", HandoverReason.AskedForHuman)]
    [InlineData("can I speak to a real person", HandoverReason.AskedForHuman)]
    [InlineData("xyzzy plugh", HandoverReason.NothingKnown)]
    public void What_is_no_question_is_said_to_be_none(string text, HandoverReason reason)
    {
        var result = Assert.IsType<FaqResult.Handover>(Matcher.Match(text));
        Assert.Equal(reason, result.Reason);
        Assert.InRange(result.Probability, 0, 0.1);
    }

    [Fact]
    public void One_letter_more_or_less_changes_little()
    {
        foreach (var text in (string[])["how can i cancle my order", "how can i cancel my ordr", "How can I cancel my orders??", "怎么取消订单呢", "怎么取消一下订单"])
        {
            var best = Matcher.Rank(text)[0];
            Assert.True(best.Entry.Id is "en-cancel" or "zh-cancel" && best.Probability > 0.8, $"{text}: {best.Entry.Id} {best.Probability}");
        }
    }

    [Fact]
    public void A_phrasing_that_two_entries_share_is_asked_back()
    {
        var matcher = FaqMatcher.Train(KnowledgeBase.Create(
        [
            new FaqEntry { Id = "a", Question = "Opening hours", Answer = "A" },
            new FaqEntry { Id = "b", Question = "Hours on Sunday", Alternatives = ["opening hours"], Answer = "B" },
        ]));
        var clarify = Assert.IsType<FaqResult.Clarify>(matcher.Match("opening hours?"));
        Assert.Equal(["a", "b"], clarify.Candidates.Select(candidate => candidate.Entry.Id));
    }

    [Fact]
    public void Equal_training_gives_equal_results_to_the_last_bit()
    {
        var again = FaqMatcher.Train(TestData.KnowledgeBase());
        Assert.Equal(Matcher.ModelVersion, again.ModelVersion);
        foreach (var (text, _) in TestData.Questions())
        {
            Assert.Equal(
                Matcher.Rank(text).Select(candidate => (candidate.Entry.Id, candidate.Probability, candidate.MatchedPhrasing)),
                again.Rank(text).Select(candidate => (candidate.Entry.Id, candidate.Probability, candidate.MatchedPhrasing)));
        }
    }

    [Fact]
    public void Probabilities_are_probabilities()
    {
        Prop.ForAll(Gen.Elements(TestData.Questions().ToArray()).Two().ToArbitrary(), pair =>
        {
            var ranked = Matcher.Rank(pair.Item1.Text + " " + pair.Item2.Text);
            return ranked.Sum(candidate => candidate.Probability) <= 1 + 1e-9 && ranked.All(candidate => candidate.Probability is >= 0 and < 1) &&
                ranked.All(candidate => candidate.Entry.Alternatives.Prepend(candidate.Entry.Question).Contains(candidate.MatchedPhrasing, StringComparer.Ordinal));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void No_text_whatsoever_throws() =>
        Prop.ForAll<string?>(text => Matcher.Match(text ?? "") is not null).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("怎么退货")]
    [InlineData("a")]
    [InlineData("😀")]
    [InlineData("\0\u0001")]
    [InlineData("(a+)+$ ")]
    public async Task A_megabyte_is_decided_as_fast_as_its_beginning(string unit)
    {
        var text = new StringBuilder().Insert(0, unit, 1_000_000 / unit.Length).ToString();
        var result = await Task.Run(() => Matcher.Match(text)).WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(Matcher.Match(text[..FaqMatcherOptions.DefaultMaxTextLength]).Probability, result.Probability);
    }

    [Fact]
    public void The_smallest_knowledge_bases_work()
    {
        Assert.IsType<FaqResult.Handover>(FaqMatcher.Train(KnowledgeBase.Empty).Match("How much is shipping?"));
        var one = FaqMatcher.Train(KnowledgeBase.Create([new FaqEntry { Id = "ship", Question = "How much is shipping?", Answer = "5" }]));
        Assert.IsType<FaqResult.Answer>(one.Match("how much for shipping"));
        Assert.IsType<FaqResult.Handover>(one.Match("the machine leaks water"));
    }

    [Fact]
    public void The_host_s_own_words_count()
    {
        var knowledgeBase = KnowledgeBase.Create([new FaqEntry { Id = "k", Question = "How do I clean the KX-500?", Answer = "Cold water." }]);
        var options = new FaqMatcherOptions { Synonyms = [.. new FaqMatcherOptions().Synonyms, CustomerLifecycle.Bots.Text.SynonymGroup.Of("KX-500", "juicer", "squeezer")] };
        Assert.IsNotType<FaqResult.Answer>(FaqMatcher.Train(knowledgeBase).Match("cleaning my squeezer"));
        Assert.IsType<FaqResult.Answer>(FaqMatcher.Train(knowledgeBase, options).Match("cleaning my squeezer"));
    }

    [Fact]
    public void Thresholds_out_of_order_are_refused() =>
        Assert.Contains("0.7", Assert.Throws<ArgumentException>(() => FaqMatcher.Train(KnowledgeBase.Empty, new FaqMatcherOptions { ClarifyThreshold = 0.7 })).Message);
}
