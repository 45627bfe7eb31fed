namespace CustomerLifecycle.Leads.Storage;

/// <summary>One lead as it will be.</summary>
/// <param name="Lead">The lead with its new version.</param>
/// <param name="ExpectedVersion">The version that must be stored now; 0 for a new lead.</param>
/// <param name="Keys">The keys by which matching finds it from now on; null to leave them, empty to take it out.</param>
public sealed record LeadChange(Lead Lead, long ExpectedVersion, IReadOnlyList<string>? Keys = null);
