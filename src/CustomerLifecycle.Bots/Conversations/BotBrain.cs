using CustomerLifecycle.Bots.Contacts;
using CustomerLifecycle.Bots.Faq;
using CustomerLifecycle.Bots.LeadCapture;
using CustomerLifecycle.Bots.Text;

namespace CustomerLifecycle.Bots.Conversations;

/// <summary>Decides what a bot replies. Pure: equal conversations, messages and matchers give equal decisions. Thread-safe.</summary>
internal sealed class BotBrain(BotsOptions options)
{
    private const int MaxRemembered = 5;
    private const int MaxRememberedLength = 200;

    private readonly LeadCaptureDialogue _dialogue = new(options.LeadCapture);

    public LeadCaptureDialogue Dialogue => _dialogue;

    public BotDecision Decide(BotConversation conversation, BotMessage message, FaqMatcher matcher)
    {
        var text = BoundedText.Shorten(message.Text, options.MaxMessageLength);
        var language = message.Language ?? LanguageDetector.Detect(text) ?? conversation.Language ?? BotsOptions.FallbackLanguage;
        var result = Chosen(conversation, text, matcher) ?? matcher.Match(text);
        var isQuestion = result is not FaqResult.Handover { Reason: HandoverReason.SmallTalk or HandoverReason.NothingSaid or HandoverReason.TooShort };
        var next = conversation with
        {
            Language = language,
            Contact = message.Contact ?? conversation.Contact,
            Customer = message.Customer ?? conversation.Customer,
            CustomerName = message.CustomerName ?? conversation.CustomerName,
            Dimensions = message.Dimensions,
            Candidates = [],
            Questions = isQuestion ? Remember(conversation.Questions, text) : conversation.Questions,
            Topics = result is FaqResult.Answer answer ? Remember(conversation.Topics, answer.Best.Entry.Question) : conversation.Topics,
        };
        return Captures(conversation, message, text, result)
            ? Capture(next, message, text, result)
            : Reply(next, message, result);
    }

    /// <summary>The summary of a conversation for a human.</summary>
    public static string Summarize(BotConversation conversation) => ConversationSummary.Write(conversation, conversation.Language ?? BotsOptions.FallbackLanguage);

    private static bool Captures(BotConversation conversation, BotMessage message, string text, FaqResult result)
    {
        var state = conversation.LeadCapture;
        if (message.Mode == BotMode.AnswerOnly || conversation.IsLeadReported)
        {
            return false;
        }

        // In the middle of the dialogue the next message belongs to it; afterwards only details that come after all.
        if (state is { Phase: LeadCapturePhase.Asking or LeadCapturePhase.Confirming } or { IsFinished: true })
        {
            return (!state.IsFinished && !(message.AgentsAvailable && result is FaqResult.Handover { Reason: HandoverReason.AskedForHuman })) || HasDetails(text);
        }

        var wanted = message.Mode == BotMode.CaptureLead || !message.AgentsAvailable;
        var humanIsBetter = message.AgentsAvailable && result is FaqResult.Handover
        {
            Reason: HandoverReason.AskedForHuman or HandoverReason.LowConfidence or HandoverReason.NothingKnown,
        };
        return wanted && (!humanIsBetter || HasDetails(text));
    }

    private static bool HasDetails(string text) => ContactDetailExtractor.Extract(text).Any(detail => detail.Problem is null);

    private BotDecision Capture(BotConversation next, BotMessage message, string text, FaqResult result)
    {
        var step = _dialogue.Next(next.LeadCapture ?? LeadCaptureState.Initial, new LeadCaptureInput
        {
            Text = text,
            Message = message.Message,
            Understanding = result,
            AnswerText = result is FaqResult.Clarify clarify ? Choices(clarify, next.Language!) : null,
            Language = next.Language!,
            CustomerName = next.CustomerName,
        });
        var answered = step.HasAnswered && result is FaqResult.Answer;
        var clarified = step.HasAnswered && result is FaqResult.Clarify;
        next = next with
        {
            LeadCapture = step.State,
            Candidates = clarified ? Ids(result) : [],
            HasUnanswered = next.HasUnanswered || result is FaqResult.Handover { Reason: HandoverReason.LowConfidence or HandoverReason.NothingKnown or HandoverReason.AskedForHuman },
        };
        var isOver = step.State.IsFinished && !step.IsCaptured;
        var handsOver = isOver && next.HasUnanswered;
        var outcome = step.IsCaptured ? BotOutcome.LeadCaptured
            : handsOver ? BotOutcome.HandedOver
            : answered ? BotOutcome.Answered
            : clarified ? BotOutcome.Clarified
            : BotOutcome.Prompted;
        var reply = Draft(message, result, outcome, step.Text) with
        {
            Entry = answered ? ((FaqResult.Answer)result).Best.Entry.Id : null,
            Candidates = next.Candidates,
            Reason = handsOver ? HandoverReason.LowConfidence : null,
            Summary = step.IsCaptured || handsOver ? Summarize(next) : null,
            ContactPoints = step.IsCaptured ? [.. step.State.Details.Select(detail => new ContactPoint(detail.Kind, detail.Value))] : [],
            IntentScore = _dialogue.IntentScore(step.State),
        };
        return new BotDecision(next, reply, answered, clarified);
    }

    private BotDecision Reply(BotConversation next, BotMessage message, FaqResult result)
    {
        var texts = Texts(next.Language!);
        switch (result)
        {
            case FaqResult.Answer answer:
                return new BotDecision(
                    next with { Unclear = 0 },
                    Draft(message, result, BotOutcome.Answered, answer.Best.Entry.Answer) with { Entry = answer.Best.Entry.Id },
                    HasAnswered: true,
                    HasClarified: false);
            case FaqResult.Clarify clarify when next.Unclear < options.MaxClarifications:
                return new BotDecision(
                    next with { Unclear = next.Unclear + 1, Candidates = Ids(clarify) },
                    Draft(message, result, BotOutcome.Clarified, Choices(clarify, next.Language!)) with { Candidates = Ids(clarify) },
                    HasAnswered: false,
                    HasClarified: true);
            case FaqResult.Handover { Reason: HandoverReason.SmallTalk }:
                return Prompt(next, texts.Greeting);
            case FaqResult.Handover { Reason: HandoverReason.NothingSaid or HandoverReason.TooShort } when next.Unclear < options.MaxClarifications:
                return Prompt(next with { Unclear = next.Unclear + 1 }, texts.Rephrase);
            default:
                var reason = result is FaqResult.Handover { Reason: not (HandoverReason.NothingSaid or HandoverReason.TooShort) } handover ? handover.Reason : HandoverReason.StillUnclear;
                next = next with { Unclear = 0, HasUnanswered = true };
                return new BotDecision(
                    next,
                    Draft(message, result, BotOutcome.HandedOver, message.AgentsAvailable ? texts.Handover : texts.HandoverLater) with { Reason = reason, Summary = Summarize(next) },
                    HasAnswered: false,
                    HasClarified: false);
        }

        BotDecision Prompt(BotConversation state, string text) => new(state, Draft(message, result, BotOutcome.Prompted, text), HasAnswered: false, HasClarified: false);
    }

    private static FaqResult.Answer? Chosen(BotConversation conversation, string text, FaqMatcher matcher)
    {
        var choice = ChoiceReader.Read(text, conversation.Candidates.Count);
        return choice >= 0 && matcher.KnowledgeBase.Find(conversation.Candidates[choice]) is { } entry
            ? new FaqResult.Answer(new FaqCandidate(entry, 1, entry.Question)) { Probability = 1, Margin = 1, ModelVersion = matcher.ModelVersion }
            : null;
    }

    private string Choices(FaqResult.Clarify clarify, string language) => string.Join('\n', clarify.Candidates
        .Select((candidate, index) => FormattableString.Invariant($"{index + 1}. {candidate.Entry.Question}"))
        .Prepend(Texts(language).Clarify));

    private static string[] Ids(FaqResult result) => [.. ((FaqResult.Clarify)result).Candidates.Select(candidate => candidate.Entry.Id)];

    private BotTexts Texts(string language) => options.Texts.TryGetValue(language, out var texts) ? texts : options.Texts[BotsOptions.FallbackLanguage];

    private static BotReply Draft(BotMessage message, FaqResult result, BotOutcome outcome, string text) => new()
    {
        Message = message.Message,
        Text = text,
        Outcome = outcome,
        Probability = result.Probability,
        ModelVersion = result.ModelVersion,
    };

    private static string[] Remember(IReadOnlyList<string> known, string text)
    {
        var shortened = BoundedText.Shorten(text, MaxRememberedLength);
        return [.. known.Where(one => !string.Equals(one, shortened, StringComparison.Ordinal)).Append(shortened).TakeLast(MaxRemembered)];
    }
}
