namespace CustomerLifecycle.Routing.Simulation;

/// <summary>One thing that is wrong with a scenario.</summary>
/// <param name="Place">Where: the path in the JSON form, such as <c>contactTypes[0].service.min</c>.</param>
/// <param name="Value">The value there, shortened; <c>missing</c> when there is none.</param>
/// <param name="WayOut">What to write instead.</param>
public sealed record ScenarioProblem(string Place, string Value, string WayOut)
{
    /// <summary>The problem in one sentence.</summary>
    public override string ToString() => $"{Place} is {Value}: {WayOut}.";
}
