namespace CustomerLifecycle.Tickets;

/// <summary>A guard of a transition.</summary>
/// <param name="Guard">What is asked.</param>
/// <param name="Expected">The answer that lets the transition through.</param>
/// <param name="Name">The name in the definition, with its <c>!</c>.</param>
/// <param name="Index">Which of the state's guards it is.</param>
internal readonly record struct CompiledGuard(WorkflowGuard Guard, bool Expected, string Name, int Index);
