namespace CustomerLifecycle.Tickets;

/// <summary>Something wrong with a workflow.</summary>
/// <param name="Place">Where, such as <c>states.Draft</c> or <c>transitions.Draft/Send</c>.</param>
/// <param name="Message">What, and the way out.</param>
public sealed record WorkflowProblem(string Place, string Message)
{
    /// <summary>The place and the message.</summary>
    public override string ToString() => Place + ": " + Message;
}
