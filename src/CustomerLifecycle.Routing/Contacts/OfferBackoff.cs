using System.Text.Json.Serialization;

namespace CustomerLifecycle.Routing;

/// <summary>The agent is not offered the contact again before the instant.</summary>
[method: JsonConstructor]
internal readonly record struct OfferBackoff(AgentId Agent, DateTimeOffset Until);
