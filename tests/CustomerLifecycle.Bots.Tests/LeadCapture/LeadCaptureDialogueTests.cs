using System.Text.Json;
using CustomerLifecycle.Bots.Faq;
using CustomerLifecycle.Bots.LeadCapture;
using FsCheck;
using FsCheck.Fluent;

namespace CustomerLifecycle.Bots.Tests.LeadCapture;

public sealed class LeadCaptureDialogueTests
{
    private static readonly FaqMatcher Matcher = FaqMatcher.Train(TestData.KnowledgeBase());
    private static readonly string[] Said =
    [
        "你好", "怎么开发票", "多少钱", "邮费多少钱", "不方便", "不用了", "嗯", "13812345678", "1381234567", "微信 lily_88", "是的", "不对", "你们有没有投影仪", "转人工", "", "支持分期付款吗",
        "hello", "my number is 13900001111", "yes", "no", "a@b.com",
    ];

    private readonly LeadCaptureDialogue _dialogue = new();

    [Fact]
    public void Gives_something_first_then_asks_checks_and_ends_with_the_details()
    {
        var state = Talk("你好");
        Assert.Equal((LeadCapturePhase.Conversing, 0, true), (state.Phase, state.Asks, state.HasGiven));
        state = Talk(state, "你们家有没有商用的大机器", out var text);
        Assert.Contains("手机号或微信", text, StringComparison.Ordinal);
        state = Talk(state, "138 1234 5678，微信同号", out text);
        Assert.Equal(LeadCapturePhase.Confirming, state.Phase);
        Assert.Contains("13812345678", text, StringComparison.Ordinal);
        state = Talk(state, "对的", out _);
        Assert.Equal((LeadCapturePhase.Captured, true), (state.Phase, state.IsConfirmed));
        Assert.Equal([(ContactPointKind.Phone, "13812345678"), (ContactPointKind.WeChat, "13812345678")], state.Details.Select(detail => (detail.Kind, detail.Value)));
        Assert.Equal(["138 1234 5678", "微信同号"], state.Details.Select(detail => detail.Evidence));
    }

    [Fact]
    public void A_question_in_between_is_answered_and_costs_no_ask()
    {
        var asked = Talk("你好", "有没有样品可以寄给我看");
        Assert.Equal((LeadCapturePhase.Asking, 1), (asked.Phase, asked.Asks));
        var answered = Talk(asked, "对了，发票怎么申请", out var text);
        Assert.Contains("电子发票", text, StringComparison.Ordinal);
        Assert.Equal((LeadCapturePhase.Asking, 1, 1), (answered.Phase, answered.Asks, answered.Reminders));
        Assert.Equal(["zh-invoice"], answered.Interests);
        Assert.Equal(LeadCapturePhase.Confirming, Talk(answered, "一三八一二三四五六七八", out _).Phase);
    }

    [Fact]
    public void A_number_with_a_digit_missing_is_asked_for_again()
    {
        var state = Talk(Talk("你好", "有没有样品可以寄给我看"), "1381234567", out var text);
        Assert.Contains("位数", text, StringComparison.Ordinal);
        Assert.Empty(state.Details);
        Assert.Equal(2, state.Asks);
    }

    [Fact]
    public void A_correction_replaces_what_was_left()
    {
        var state = Talk("13812345678", "不对，是13900001111", "是的");
        Assert.Equal(["13900001111"], state.Details.Select(detail => detail.Value));
        Assert.Equal(LeadCapturePhase.Captured, state.Phase);
        Assert.Empty(Talk("13812345678", "不对").Details);
    }

    [Fact]
    public void A_refusal_is_met_once_and_then_accepted()
    {
        var met = Talk(Talk("你好", "有没有样品可以寄给我看"), "不方便", out var text);
        Assert.Equal((LeadCapturePhase.Asking, LeadCaptureScript.Chinese.Objection), (met.Phase, text));
        var declined = Talk(met, "不用了", out _);
        Assert.Equal(LeadCapturePhase.Declined, declined.Phase);
        Assert.Equal(LeadCapturePhase.Confirming, Talk(declined, "算了，13812345678", out _).Phase);
    }

    [Fact]
    public void Silence_keeps_what_was_left_unconfirmed()
    {
        var left = Talk("13812345678");
        Assert.Equal((LeadCapturePhase.Captured, false), (LeadCaptureDialogue.End(left).State.Phase, left.IsConfirmed));
        Assert.Equal(LeadCapturePhase.Exhausted, LeadCaptureDialogue.End(LeadCaptureState.Initial).State.Phase);
    }

    [Fact]
    public void The_wish_to_buy_shows_in_the_score()
    {
        var buyer = Talk("想买二十台，请报价", "13812345678", "是的");
        var visitor = Talk("随便看看", "不用了");
        Assert.True(_dialogue.IntentScore(buyer) > 0.8, $"{_dialogue.IntentScore(buyer)}");
        Assert.True(_dialogue.IntentScore(visitor) < 0.2, $"{_dialogue.IntentScore(visitor)}");
        Assert.Equal(["报价", "想买"], buyer.IntentWords);
    }

    [Fact]
    public void Whatever_is_said_it_never_pesters_and_never_asks_before_giving()
    {
        var options = new LeadCaptureOptions();
        Prop.ForAll(Gen.Elements(Said).ListOf().ToArbitrary(), said =>
        {
            var state = LeadCaptureState.Initial;
            foreach (var text in said)
            {
                var before = state;
                state = Talk(state, text, out var reply);
                var isDone = before.Phase == LeadCapturePhase.Captured;
                if (reply.Length == 0 || state.Asks > options.MaxAsks || state.Reminders > options.MaxReminders || state.Confirmations > options.MaxConfirmations ||
                    (state.Phase == LeadCapturePhase.Asking && !state.HasGiven && before.Details.Count == 0) ||
                    (state.Phase == LeadCapturePhase.Captured && state.Details.Count == 0) || (isDone && state.Phase != before.Phase))
                {
                    return false;
                }
            }

            return true;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void The_state_survives_json_at_any_point()
    {
        Prop.ForAll(Gen.Elements(Said).ListOf().ToArbitrary(), said =>
        {
            LeadCaptureState kept = LeadCaptureState.Initial, stored = LeadCaptureState.Initial;
            return said.All(text =>
            {
                kept = Talk(kept, text, out var reply);
                stored = Talk(JsonSerializer.Deserialize<LeadCaptureState>(JsonSerializer.Serialize(stored))!, text, out var replyAfterwards);
                return reply == replyAfterwards && JsonSerializer.Serialize(kept) == JsonSerializer.Serialize(stored);
            });
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Options_that_cannot_work_are_refused()
    {
        Assert.Contains("MaxAsks", Assert.Throws<ArgumentException>(() => new LeadCaptureDialogue(new LeadCaptureOptions { MaxAsks = 0 })).Message);
        Assert.Contains("'en'", Assert.Throws<ArgumentException>(() => new LeadCaptureDialogue(new LeadCaptureOptions { Scripts = new Dictionary<string, LeadCaptureScript>() })).Message);
    }

    private LeadCaptureState Talk(params string[] said) => said.Aggregate(LeadCaptureState.Initial, (state, text) => Talk(state, text, out _));

    private LeadCaptureState Talk(LeadCaptureState state, string text, out string reply)
    {
        var step = _dialogue.Next(state, new LeadCaptureInput { Text = text, Message = new MessageId("m" + state.Turns), Understanding = Matcher.Match(text), Language = "zh" });
        reply = step.Text;
        return step.State;
    }
}
