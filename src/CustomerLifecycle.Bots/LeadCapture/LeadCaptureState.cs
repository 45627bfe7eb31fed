namespace CustomerLifecycle.Bots.LeadCapture;

/// <summary>Everything a <see cref="LeadCaptureDialogue"/> remembers; one immutable record that serialises to JSON.</summary>
public sealed record LeadCaptureState
{
    /// <summary>The state before the first message.</summary>
    public static readonly LeadCaptureState Initial = new();

    /// <summary>How far it has come.</summary>
    public LeadCapturePhase Phase { get; init; }

    /// <summary>The messages of the customer so far.</summary>
    public int Turns { get; init; }

    /// <summary>How often it was asked for contact details; never more than <see cref="LeadCaptureOptions.MaxAsks"/>.</summary>
    public int Asks { get; init; }

    /// <summary>How often an answer to a question in between ended with a reminder; never more than <see cref="LeadCaptureOptions.MaxReminders"/>.</summary>
    public int Reminders { get; init; }

    /// <summary>How often what was left was read back.</summary>
    public int Confirmations { get; init; }

    /// <summary>How often the customer refused.</summary>
    public int Refusals { get; init; }

    /// <summary>Whether the customer got something, an answer or an offer, or left details unasked: only then is there any asking.</summary>
    public bool HasGiven { get; init; }

    /// <summary>Whether the customer said that the details are right.</summary>
    public bool IsConfirmed { get; init; }

    /// <summary>What was left so far, one of each kind.</summary>
    public IReadOnlyList<CapturedDetail> Details { get; init => field = value ?? []; } = [];

    /// <summary>The entries of the knowledge base the customer asked about, in order, each once.</summary>
    public IReadOnlyList<string> Interests { get; init => field = value ?? []; } = [];

    /// <summary>The words that speak for the wish to buy, in order, each once.</summary>
    public IReadOnlyList<string> IntentWords { get; init => field = value ?? []; } = [];

    /// <summary>Whether the dialogue is over.</summary>
    public bool IsFinished => Phase is LeadCapturePhase.Captured or LeadCapturePhase.Declined or LeadCapturePhase.Exhausted;
}
