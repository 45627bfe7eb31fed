namespace CustomerLifecycle.Tickets;

/// <summary>Something wrong with a workflow or a migration.</summary>
/// <param name="Place">Where, such as <c>states.Draft</c> or <c>transitions.Draft/Send</c>.</param>
/// <param name="Message">What, and the way out.</param>
public sealed record WorkflowProblem(string Place, string Message)
{
    /// <summary>The state it is about; null when it is about none.</summary>
    public string? State { get; init; }

    /// <summary>The transition it is about, as the position in <see cref="WorkflowDefinition.Transitions"/> from 0; null when it is about
    /// none.</summary>
    public int? Transition { get; init; }

    /// <summary>The place and the message.</summary>
    public override string ToString() => Transition is { } index ? $"{Place} (transitions[{index}]): {Message}" : $"{Place}: {Message}";
}
