using CustomerLifecycle.Bots.Contacts;
using CustomerLifecycle.Bots.Conversations;
using CustomerLifecycle.Bots.Faq;

namespace CustomerLifecycle.Bots.LeadCapture;

/// <summary>
/// Talks somebody into leaving a phone or WeChat without being a nuisance: gives something first, asks a limited number of
/// times, answers questions in between without counting them, checks what is left, reads it back. A pure state machine:
/// equal states and messages give equal steps. Thread-safe.
/// </summary>
public sealed class LeadCaptureDialogue
{
    // From this score on the customer is asked together with the first answer instead of after it.
    private const double EagerIntent = 0.3;

    private readonly LeadCaptureOptions _options;
    private readonly IntentScorer _scorer;

    /// <summary>Creates a dialogue.</summary>
    /// <param name="options">Limits and scripts; null for the defaults. Not to be changed afterwards.</param>
    /// <exception cref="ArgumentException">There is no script of the fall-back language, or a limit is out of range.</exception>
    public LeadCaptureDialogue(LeadCaptureOptions? options = null)
    {
        _options = options ?? new LeadCaptureOptions();
        if (!_options.Scripts.ContainsKey(LeadCaptureOptions.FallbackLanguage))
        {
            throw new ArgumentException($"Scripts has no entry '{LeadCaptureOptions.FallbackLanguage}'. Add one: it is spoken when the customer's language has no script.", nameof(options));
        }

        if (_options.MaxAsks < 1 || _options.MaxReminders < 0 || _options.MaxConfirmations < 0)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"MaxAsks is {_options.MaxAsks}, MaxReminders {_options.MaxReminders}, MaxConfirmations {_options.MaxConfirmations}. Ask at least once and use no negative number."), nameof(options));
        }

        _scorer = new IntentScorer(_options.IntentKeywords);
    }

    /// <summary>How likely the customer means to buy, 0 to 1.</summary>
    public double IntentScore(LeadCaptureState state) => _scorer.Score(state);

    /// <summary>Takes a message of the customer and says what to reply. A finished dialogue stays finished unless the customer leaves details after all.</summary>
    public LeadCaptureStep Next(LeadCaptureState state, LeadCaptureInput input)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(input);
        var turn = new LeadCaptureTurn(_options, Script(input.Language), Note(state, input), input);
        var details = ContactDetailExtractor.Extract(input.Text, new ContactDetailContext
        {
            KnownPhone = state.Details.FirstOrDefault(detail => detail.Kind == ContactPointKind.Phone)?.Value,
            IsAwaited = state.Phase is LeadCapturePhase.Asking or LeadCapturePhase.Confirming,
        });
        var usable = details.Where(detail => detail.Problem is null && !(detail.Kind == ContactPointKind.Phone && PhoneNumberPlan.IsHotline(detail.Value))).ToArray();

        return state.Phase == LeadCapturePhase.Captured ? turn.Converse()
            : usable.Length > 0 ? turn.Take(usable)
            : state.IsFinished ? turn.Converse()
            : details.Count > 0 ? turn.AskAgain(turn.Script.Incomplete)
            : state.Phase == LeadCapturePhase.Confirming ? turn.Check()
            : ConversationCues.IsRefusal(input.Text) && state.Phase == LeadCapturePhase.Asking ? turn.MeetRefusal()
            : input.Understanding is FaqResult.Answer or FaqResult.Clarify ? turn.Answer(_scorer.Score(turn.State) >= EagerIntent)
            : state.Phase == LeadCapturePhase.Asking ? turn.AskAgain(null)
            : turn.Open();
    }

    /// <summary>Ends the dialogue because the customer left or fell silent; what was left so far counts, unconfirmed.</summary>
    public static LeadCaptureStep End(LeadCaptureState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var phase = state.IsFinished ? state.Phase : state.Details.Count > 0 ? LeadCapturePhase.Captured : LeadCapturePhase.Exhausted;
        return new LeadCaptureStep(state with { Phase = phase }, string.Empty, HasAnswered: false);
    }

    private LeadCaptureState Note(LeadCaptureState state, LeadCaptureInput input) => state with
    {
        Turns = state.Turns + 1,
        IntentWords = [.. state.IntentWords.Union(_scorer.FindWords(input.Text), StringComparer.Ordinal)],
        Interests = input.Understanding is FaqResult.Answer answer ? [.. state.Interests.Union([answer.Best.Entry.Id], StringComparer.Ordinal)] : state.Interests,
    };

    private LeadCaptureScript Script(string language) =>
        _options.Scripts.TryGetValue(language, out var script) ? script : _options.Scripts[LeadCaptureOptions.FallbackLanguage];
}
