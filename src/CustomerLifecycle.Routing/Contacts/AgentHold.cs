namespace CustomerLifecycle.Routing;

/// <summary>A contact waits for one agent by name. A conditional hold still asks for the queue and the skills; an unconditional one,
/// made by a transfer to that agent, does not.</summary>
internal sealed record AgentHold(AgentId Agent, DateTimeOffset Until, bool Unconditional);
