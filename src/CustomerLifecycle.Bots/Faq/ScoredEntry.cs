namespace CustomerLifecycle.Bots.Faq;

/// <summary>A candidate before its probability is known.</summary>
internal readonly record struct ScoredEntry(int Entry, int Phrasing, MatchSignals Signals);
