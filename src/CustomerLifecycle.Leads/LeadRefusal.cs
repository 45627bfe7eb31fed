namespace CustomerLifecycle.Leads;

/// <summary>Why a command was refused.</summary>
/// <param name="Rule">The rule: one of <see cref="LeadRules"/>.</param>
/// <param name="Reason">The reason in words, with the numbers.</param>
/// <param name="AllowedAt">When it will be allowed if nothing else changes, UTC; null when that depends on somebody's doing.</param>
public sealed record LeadRefusal(string Rule, string Reason, DateTimeOffset? AllowedAt = null);
