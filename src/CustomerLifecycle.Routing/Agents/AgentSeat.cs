namespace CustomerLifecycle.Routing;

/// <summary>An agent's seat in a group.</summary>
/// <param name="Group">The group.</param>
/// <param name="Leaf">The number of the seat in it.</param>
internal readonly record struct AgentSeat(MatchGroup Group, int Leaf);
