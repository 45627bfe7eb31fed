namespace CustomerLifecycle.Routing;

/// <summary>The agent is not offered the contact again before the instant.</summary>
internal sealed record OfferBackoff(AgentId Agent, DateTimeOffset Until);
