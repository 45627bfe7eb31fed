namespace CustomerLifecycle.Leads.Matching;

/// <summary>The answer to "is this record new?".</summary>
/// <param name="Kind">New, possibly known, or known.</param>
/// <param name="Candidates">Everybody at or above the review threshold, most likely first, ties by id.</param>
public sealed record MatchResolution(MatchResolutionKind Kind, IReadOnlyList<MatchCandidate> Candidates)
{
    /// <summary>The most likely candidate, or null when the record is new.</summary>
    public MatchCandidate? Best => Candidates.Count == 0 ? null : Candidates[0];
}
