namespace CustomerLifecycle.Leads.Storage;

/// <summary>What a creation answered, kept with its idempotency key so that a retry answers the same.</summary>
internal sealed record RememberedCreation(string Lead, LeadMatch? DuplicateOf, IReadOnlyList<LeadMatch> Possible);
