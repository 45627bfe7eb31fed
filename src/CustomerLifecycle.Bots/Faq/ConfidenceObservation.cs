namespace CustomerLifecycle.Bots.Faq;

/// <summary>The signals of a best candidate, whether it was right, and how much the observation counts.</summary>
internal readonly record struct ConfidenceObservation(MatchSignals Signals, bool IsRight, double Importance);
