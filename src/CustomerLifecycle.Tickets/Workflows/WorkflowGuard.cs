namespace CustomerLifecycle.Tickets;

/// <summary>Decides whether a transition may be taken. Must be pure: no clock, no input or output; it is asked once per decision.</summary>
/// <param name="context">What is known.</param>
public delegate bool WorkflowGuard(WorkflowContext context);
