using CustomerLifecycle.Bots.Contacts;
using CustomerLifecycle.Bots.Conversations;
using CustomerLifecycle.Bots.Faq;

namespace CustomerLifecycle.Bots.LeadCapture;

/// <summary>The moves of a <see cref="LeadCaptureDialogue"/> in reply to one message.</summary>
internal sealed class LeadCaptureTurn(LeadCaptureOptions options, LeadCaptureScript script, LeadCaptureState state, LeadCaptureInput input)
{
    public LeadCaptureScript Script => script;

    public LeadCaptureState State => state;

    private string? AnswerText => input.AnswerText ?? (input.Understanding as FaqResult.Answer)?.Best.Entry.Answer;

    /// <summary>Keeps what was left and reads it back.</summary>
    public LeadCaptureStep Take(IReadOnlyList<ContactDetail> found)
    {
        var kept = state.Details.Where(old => found.All(detail => detail.Kind != old.Kind));
        var added = found.DistinctBy(detail => detail.Kind).Select(detail => new CapturedDetail
        {
            Kind = detail.Kind,
            Value = detail.Value,
            Evidence = detail.Evidence,
            Message = input.Message,
            Confidence = detail.Confidence,
        });
        return ReadBack(state with { Details = [.. kept, .. added], IsConfirmed = false, HasGiven = true }, answer: QuestionBeside());
    }

    /// <summary>Takes a yes, a no, or a question for what it is; anything else does not contradict.</summary>
    public LeadCaptureStep Check()
    {
        if (ConversationCues.IsAffirmation(input.Text))
        {
            return Finish(state with { IsConfirmed = true });
        }

        if (ConversationCues.IsNegation(input.Text))
        {
            return Ask(state with { Details = [] }, script.Correct, prefix: null);
        }

        return ConversationCues.IsRefusal(input.Text) ? End(LeadCapturePhase.Declined, state with { Details = [], Refusals = state.Refusals + 1 })
            : ReadBack(state, QuestionBeside());
    }

    /// <summary>Meets the first refusal with an explanation and accepts the second.</summary>
    public LeadCaptureStep MeetRefusal()
    {
        var refused = state with { Refusals = state.Refusals + 1 };
        return refused.Refusals > 1 || refused.Asks >= options.MaxAsks ? End(LeadCapturePhase.Declined, refused) : Ask(refused, script.Objection, prefix: null);
    }

    /// <summary>Answers a question. In the middle of asking this costs no ask; before, it is what the customer gets first.</summary>
    public LeadCaptureStep Answer(bool isEager)
    {
        var answered = state with { HasGiven = state.HasGiven || input.Understanding is FaqResult.Answer };
        if (answered.Phase == LeadCapturePhase.Conversing && answered.HasGiven && (isEager || answered.Turns > 1) && input.Understanding is FaqResult.Answer)
        {
            return Ask(answered, Prompt(), AnswerText);
        }

        var reminds = answered.Phase == LeadCapturePhase.Asking && answered.Reminders < options.MaxReminders;
        return new LeadCaptureStep(
            reminds ? answered with { Reminders = answered.Reminders + 1 } : answered,
            Join(answered.Turns == 1 ? Greeting() : null, AnswerText, reminds ? script.Reminder : null),
            HasAnswered: true);
    }

    /// <summary>Asks once more, or gives up after the last time.</summary>
    public LeadCaptureStep AskAgain(string? because) =>
        state.Asks >= options.MaxAsks ? End(LeadCapturePhase.Exhausted, state) : Ask(state, because ?? Prompt(), prefix: null);

    /// <summary>Replies to what is no question the knowledge base answers: a greeting gets an offer, a question is noted and followed up.</summary>
    public LeadCaptureStep Open()
    {
        var greeting = state.Turns == 1 ? Greeting() : null;
        var isChat = input.Understanding is FaqResult.Handover { Reason: HandoverReason.SmallTalk or HandoverReason.NothingSaid or HandoverReason.TooShort };
        return isChat && !state.HasGiven
            ? new LeadCaptureStep(state with { HasGiven = true }, Join(greeting, script.Offer), HasAnswered: false)
            : Ask(state with { HasGiven = true }, Prompt(), Join(greeting, isChat ? null : script.Unanswered));
    }

    /// <summary>Replies without asking for anything.</summary>
    public LeadCaptureStep Converse() => AnswerText is { } text
        ? new LeadCaptureStep(state, text, HasAnswered: true)
        : new LeadCaptureStep(state, state.Phase == LeadCapturePhase.Captured ? script.Thanks : script.Farewell, HasAnswered: false);

    private LeadCaptureStep ReadBack(LeadCaptureState next, string? answer)
    {
        if (next.Confirmations >= options.MaxConfirmations)
        {
            return Finish(next) with { Text = Join(answer, script.Thanks), HasAnswered = answer is not null };
        }

        var details = string.Join(", ", next.Details.Select(detail => $"{detail.Kind} {detail.Value}"));
        return new LeadCaptureStep(
            next with { Phase = LeadCapturePhase.Confirming, Confirmations = next.Confirmations + 1 },
            Join(answer, script.Confirm.Replace("{details}", details, StringComparison.Ordinal)),
            HasAnswered: answer is not null);
    }

    private LeadCaptureStep Ask(LeadCaptureState next, string prompt, string? prefix) => next.Asks >= options.MaxAsks
        ? End(LeadCapturePhase.Exhausted, next) with { Text = Join(prefix, script.Farewell), HasAnswered = prefix is not null && prefix == AnswerText }
        : new LeadCaptureStep(
            next with { Phase = LeadCapturePhase.Asking, Asks = next.Asks + 1 },
            Join(prefix, prompt),
            HasAnswered: prefix is not null && prefix == AnswerText);

    private LeadCaptureStep Finish(LeadCaptureState next) => End(LeadCapturePhase.Captured, next) with { Text = script.Thanks };

    private LeadCaptureStep End(LeadCapturePhase phase, LeadCaptureState next) => new(next with { Phase = phase }, script.Farewell, HasAnswered: false);

    // A number sent together with a question: both are dealt with.
    private string? QuestionBeside() => input.Understanding is FaqResult.Answer ? AnswerText : null;

    private string Prompt() => script.Asks[Math.Min(state.Asks, script.Asks.Count - 1)];

    private string Greeting() => input.CustomerName is { Length: > 0 } name ? script.GreetingByName.Replace("{name}", name, StringComparison.Ordinal) : script.Greeting;

    private static string Join(params ReadOnlySpan<string?> parts)
    {
        var text = string.Empty;
        foreach (var part in parts)
        {
            text = string.IsNullOrEmpty(part) ? text : text.Length == 0 ? part : text + "\n" + part;
        }

        return text;
    }
}
