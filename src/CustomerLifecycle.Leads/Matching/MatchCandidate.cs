namespace CustomerLifecycle.Leads.Matching;

/// <summary>A record that may be the same.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Score">How likely, and why.</param>
public sealed record MatchCandidate(string Id, MatchScore Score);
