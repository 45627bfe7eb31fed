namespace CustomerLifecycle.Routing.Simulation;

/// <summary>A contact centre to simulate: who comes, who serves, and by which rules. Times are in seconds, rates per hour.</summary>
/// <remarks>Immutable and thread-safe. Nothing is checked on creation: <see cref="Check"/> finds everything that is wrong at once.</remarks>
public sealed record SimulationScenario
{
    /// <summary>The seed when nothing else is said.</summary>
    public const long DefaultSeed = 1;

    /// <summary>The replications when nothing else is said.</summary>
    public const int DefaultReplications = 100;

    /// <summary>The acceptable wait when nothing else is said, in seconds.</summary>
    public const double DefaultAcceptableWaitSeconds = 20;

    /// <summary>The waiting time that a priority is worth under <see cref="SimulationQueueOrder.Ageing"/> when nothing else is said, in
    /// seconds: that of <see cref="RoutingPoolOptions.DefaultPriorityStep"/>.</summary>
    public const double DefaultPriorityStepSeconds = 600;

    /// <summary>The name, for the report.</summary>
    public required string Name { get; init; }

    /// <summary>Of equal scenarios with equal seeds the reports are equal to the byte.</summary>
    public long Seed { get; init; } = DefaultSeed;

    /// <summary>How often the whole is run, each time with random numbers of its own: 1 to 1,000,000. One has no interval.</summary>
    public int Replications { get; init; } = DefaultReplications;

    /// <summary>The simulated time of a replication, above 0.</summary>
    public required double HorizonSeconds { get; init; }

    /// <summary>Statistics count contacts that arrive after this time, and agents from it on: for questions about a steady state. 0 or
    /// more, below the horizon.</summary>
    public double WarmUpSeconds { get; init; }

    /// <summary>Telephone lines: who comes when as many contacts wait and are served is blocked. Null = as many as are needed.</summary>
    public int? Lines { get; init; }

    /// <summary>The wait within which an answer counts for the service level, 0 or more.</summary>
    public double AcceptableWaitSeconds { get; init; } = DefaultAcceptableWaitSeconds;

    /// <summary>The lengths of the periods for which rates, distributions and staff are listed; together they cover the horizon. Empty =
    /// one period.</summary>
    public IReadOnlyList<double> PeriodsSeconds { get; init; } = [];

    /// <summary>Who comes; at least one type, at most 200.</summary>
    public required IReadOnlyList<SimulatedContactType> ContactTypes { get; init; }

    /// <summary>Who serves; at least one group.</summary>
    public required IReadOnlyList<SimulatedAgentGroup> AgentGroups { get; init; }

    /// <summary>How one agent is chosen among those who are free.</summary>
    public RoutingStrategy Strategy { get; init; }

    /// <summary>The scorer's name, with <see cref="RoutingStrategy.Custom"/> alone.</summary>
    public string? Scorer { get; init; }

    /// <summary>The host's own scorers; not part of the JSON form.</summary>
    public IReadOnlyList<IAgentScorer> Scorers { get; init; } = [];

    /// <summary>In which order contacts that wait are served.</summary>
    public SimulationQueueOrder QueueOrder { get; init; }

    /// <summary>The waiting time that a priority is worth under <see cref="SimulationQueueOrder.Ageing"/>, 0 or more.</summary>
    public double PriorityStepSeconds { get; init; } = DefaultPriorityStepSeconds;

    /// <summary>A factor for all arrival rates, drawn once for each replication; null = 1.</summary>
    public SimulationDistribution? Busyness { get; init; }

    /// <summary>What happens at the horizon.</summary>
    public SimulationHorizon AtHorizon { get; init; }

    /// <summary>What the service level is a share of.</summary>
    public ServiceLevelDenominator ServiceLevelDenominator { get; init; }

    /// <summary>Everything that is wrong with the scenario; empty = it can be run.</summary>
    public IReadOnlyList<ScenarioProblem> Check() => ScenarioCheck.Problems(this);

    /// <summary>Reads a scenario from its JSON form. Comments and trailing commas are allowed, unknown fields are not.</summary>
    /// <param name="json">The text.</param>
    /// <exception cref="ScenarioException">Something is wrong with it: all of it, each with its place and the way out.</exception>
    public static SimulationScenario Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return ScenarioReader.Read(json);
    }
}
