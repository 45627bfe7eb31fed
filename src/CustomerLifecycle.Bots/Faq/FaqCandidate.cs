namespace CustomerLifecycle.Bots.Faq;

/// <summary>An entry that may be what the customer asked.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Probability">The probability that it is what was asked, 0 to 1.</param>
/// <param name="MatchedPhrasing">The question or alternative of the entry nearest to the customer's words.</param>
public sealed record FaqCandidate(FaqEntry Entry, double Probability, string MatchedPhrasing);
