namespace CustomerLifecycle.Routing.Simulation;

/// <summary>A scenario cannot be run; the message lists everything that is wrong with it.</summary>
public sealed class ScenarioException : Exception
{
    /// <summary>Creates the exception.</summary>
    public ScenarioException()
        : this([])
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong.</param>
    public ScenarioException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">The cause.</param>
    public ScenarioException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="problems">What is wrong.</param>
    public ScenarioException(IReadOnlyList<ScenarioProblem> problems)
        : base("The scenario cannot be run:" + string.Concat(problems.Select(problem => Environment.NewLine + problem)))
    {
        Problems = problems;
    }

    /// <summary>Each thing that is wrong, in the order of the file.</summary>
    public IReadOnlyList<ScenarioProblem> Problems { get; } = [];
}
