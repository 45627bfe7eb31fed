namespace CustomerLifecycle.Routing.Simulation;

/// <summary>Runs a scenario on a <see cref="RoutingPool"/> under simulated time: the same decisions as in production, without I/O.</summary>
/// <remarks>
/// <para>Each contact type has a queue of its own. An agent is a member of the queues whose skills it has;
/// <see cref="SimulatedContactType.GroupPriority"/> is the agent's <see cref="AgentQueue.Tier"/> there, and
/// <see cref="SimulatedAgentGroup.TypePriority"/> its <see cref="AgentQueue.Priority"/>. Contacts are accepted at once, and service includes
/// wrap-up.</para>
/// <para>Every replication has streams of random numbers of its own, one for each contact type and purpose: the report depends on
/// the scenario alone and not on the number of threads, and two policies are compared on the same contacts.</para>
/// </remarks>
public static class RoutingSimulator
{
    /// <summary>Runs all replications of a scenario.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="parallelism">Threads at most; 0 = as many as there are processors.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    /// <exception cref="ScenarioException">The scenario is not valid; all its problems.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static SimulationReport Run(SimulationScenario scenario, int parallelism = 0, CancellationToken cancellationToken = default) =>
        SimulationReporter.Report(scenario, RunAll(scenario, parallelism, cancellationToken), Estimator.Confidence);

    internal static ReplicationResult[] RunAll(SimulationScenario scenario, int parallelism, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentOutOfRangeException.ThrowIfNegative(parallelism);
        if (scenario.Check() is { Count: > 0 } problems)
        {
            throw new ScenarioException(problems);
        }

        var plan = new SimulationPlan(scenario);
        var results = new ReplicationResult[scenario.Replications];
        var options = new ParallelOptions
        {
            MaxDegreeOfParallelism = parallelism == 0 ? Environment.ProcessorCount : parallelism,
            CancellationToken = cancellationToken,
        };
        Parallel.For(0, results.Length, options, number => results[number] = new Replication(plan, number).Run(cancellationToken));
        return results;
    }
}
