namespace CustomerLifecycle.Tickets;

/// <summary>A workflow cannot be run. All of its problems are listed at once.</summary>
public sealed class WorkflowDefinitionException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="workflow">The workflow's name.</param>
    /// <param name="version">Its version.</param>
    /// <param name="problems">What is wrong.</param>
    public WorkflowDefinitionException(string workflow, int version, IReadOnlyList<WorkflowProblem> problems)
        : base($"The workflow '{workflow}', version {version}, cannot be run: {string.Join(" ", problems)}") => Problems = problems;

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<WorkflowProblem> Problems { get; }
}
