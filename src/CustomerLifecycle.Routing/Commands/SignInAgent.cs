namespace CustomerLifecycle.Routing.Commands;

/// <summary>Signs an agent in; for an agent who is signed in, replaces the profile and sets the presence. Contacts that wait are served at once, oldest first.</summary>
public sealed record SignInAgent : RoutingCommand
{
    /// <summary>Who the agent is and what the agent can do.</summary>
    public required AgentProfile Agent { get; init; }

    /// <summary>Available, Busy or Offline.</summary>
    public AgentPresence Presence { get; init; } = AgentPresence.Available;

    /// <summary>The reason for being busy, up to 100 characters.</summary>
    public string? AuxCode { get; init; }
}
