namespace CustomerLifecycle.Leads.Pool;

/// <summary>What an agent has taken of a pool. Every claim and assignment raises its version, so that two at a time cannot both fit.</summary>
/// <param name="Pool">The pool.</param>
/// <param name="Agent">The agent.</param>
/// <param name="Day">The day of the last claim in the pool's time zone.</param>
/// <param name="Claims">How many leads the agent claimed on that day.</param>
/// <param name="Owned">How many leads of the pool the agent owns now.</param>
/// <param name="Version">0 for an agent who has taken none yet.</param>
public sealed record LeadQuota(string Pool, AgentId Agent, DateOnly Day, int Claims, int Owned, long Version);
