using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>From when on a ticket was in a category.</summary>
/// <param name="At">When it entered the category, UTC.</param>
/// <param name="Category">The category.</param>
public readonly record struct SlaPhase(DateTimeOffset At, StateCategory Category);
