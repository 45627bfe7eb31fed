namespace CustomerLifecycle.Leads;

/// <summary>A page of leads in the order of their ids, which with the default generator is the order of capture.</summary>
/// <param name="Leads">The leads.</param>
/// <param name="Next">What to pass as <see cref="LeadQuery.After"/> for the next page; null on the last.</param>
public sealed record LeadPage(IReadOnlyList<Lead> Leads, LeadId? Next);
