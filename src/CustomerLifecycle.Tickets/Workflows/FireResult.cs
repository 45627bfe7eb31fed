namespace CustomerLifecycle.Tickets;

/// <summary>The decision about a trigger.</summary>
/// <param name="Outcome">What it did.</param>
/// <param name="Transition">The transition that is taken; null when none is.</param>
/// <param name="Subject">The guard that does not hold, the field without a value or the permission that is missing; else null.</param>
public readonly record struct FireResult(FireOutcome Outcome, WorkflowTransition? Transition, string? Subject)
{
    /// <summary>Whether a transition is taken.</summary>
    public bool IsMoved => Outcome == FireOutcome.Moved;
}
