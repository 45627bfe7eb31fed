using System.Text.Json.Serialization;

namespace CustomerLifecycle.Events;

/// <summary>An agent became available, busy, or left.</summary>
[EventType("customerlifecycle.agent.presence-changed.v1")]
public sealed record AgentPresenceChanged : IntegrationEvent
{
    /// <summary>The agent.</summary>
    public required AgentId Agent { get; init; }

    /// <summary>The presence, such as Available, Busy, Draining or Offline.</summary>
    public required string Presence { get; init; }

    /// <summary>The reason code the agent gave, such as lunch.</summary>
    public string? AuxCode { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Stream => "agent/" + Agent.Value;
}
