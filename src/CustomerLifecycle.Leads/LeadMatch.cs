namespace CustomerLifecycle.Leads;

/// <summary>A lead that is, or may be, the same person.</summary>
/// <param name="Lead">The lead.</param>
/// <param name="Probability">How likely both are one, 0 to 1.</param>
/// <param name="Reason">The fields that speak for it with their weights in bits; no personal data.</param>
public sealed record LeadMatch(LeadId Lead, double Probability, string Reason);
