namespace CustomerLifecycle.Bots.LeadCapture;

/// <summary>A word that speaks for or against the wish to buy.</summary>
/// <param name="Word">The word; case, width and script are folded.</param>
/// <param name="Weight">What it adds to the score, -1 to 1.</param>
public sealed record IntentKeyword(string Word, double Weight);
