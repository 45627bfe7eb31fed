using CustomerLifecycle.Leads.Matching;

namespace CustomerLifecycle.Leads;

/// <summary>The answer to "do we know this person?".</summary>
/// <param name="Kind">New, possibly known, or known.</param>
/// <param name="Matches">Everybody at or above the review threshold, most likely first.</param>
public sealed record LeadResolution(MatchResolutionKind Kind, IReadOnlyList<LeadMatch> Matches);
