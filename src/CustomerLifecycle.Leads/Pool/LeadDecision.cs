namespace CustomerLifecycle.Leads.Pool;

/// <summary>What a pool decided: the lead as it will be, or why not.</summary>
/// <param name="Lead">The lead after the command, or null when it was refused.</param>
/// <param name="Quota">The agent's quota after the command, or null when it does not change.</param>
/// <param name="Refusals">Why it was refused; every rule that stands against it.</param>
public sealed record LeadDecision(Lead? Lead, LeadQuota? Quota, IReadOnlyList<LeadRefusal> Refusals)
{
    internal static LeadDecision To(Lead lead, LeadQuota? quota = null) => new(lead with { Version = lead.Version + 1 }, quota, []);

    internal static LeadDecision Refused(params IReadOnlyList<LeadRefusal> refusals) => new(null, null, refusals);
}
