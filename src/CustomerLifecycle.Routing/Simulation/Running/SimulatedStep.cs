namespace CustomerLifecycle.Routing.Simulation;

/// <summary>Something that happens at a simulated time.</summary>
/// <param name="Kind">What.</param>
/// <param name="Index">The contact type, or the period.</param>
/// <param name="Contact">The contact, when it is about one.</param>
internal readonly record struct SimulatedStep(SimulatedStepKind Kind, int Index, SimulatedContact? Contact = null);
