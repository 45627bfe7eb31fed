namespace LifecycleDay.Simulation;

/// <summary>Where the day stands.</summary>
/// <param name="Clock">The simulated time, UTC.</param>
/// <param name="NextContact">The index of the next contact that has not been finished.</param>
/// <param name="Step">What is being done: <c>open</c>, <c>contact</c>, <c>due</c> or <c>end</c>.</param>
internal sealed record RunPosition(DateTimeOffset Clock, int NextContact, string Step);
