namespace CustomerLifecycle.Routing.Simulation;

/// <summary>A scenario made ready to run; every replication reads the same one.</summary>
internal sealed class SimulationPlan
{
    /// <summary>Far enough from the calendar's beginning that a priority's credit can be taken off any instant.</summary>
    public static readonly DateTimeOffset Epoch = new(4000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public SimulationPlan(SimulationScenario scenario)
    {
        Scenario = scenario;
        Horizon = Ticks(scenario.HorizonSeconds);
        WarmUp = Ticks(scenario.WarmUpSeconds);
        PeriodEnds = [.. SimulationPeriods.Ends(scenario).Select(Ticks)];
        int[] priorities = [.. scenario.ContactTypes.Select(type => type.Priority).Distinct().Order()];
        Credits = scenario.QueueOrder == SimulationQueueOrder.Ageing
            ? [.. priorities.Select(priority => Min(priority * scenario.PriorityStepSeconds))]
            : [.. Enumerable.Range(0, priorities.Length).Select(rank => rank * StrictStep(scenario, priorities.Length))];
        Types = [.. scenario.ContactTypes.Select(type => new PlannedType(type, Array.IndexOf(priorities, type.Priority), NeedsLevels(scenario)))];
        Groups = [.. scenario.AgentGroups.Select((group, index) => new PlannedGroup(scenario, group, index))];
    }

    public SimulationScenario Scenario { get; }

    public long Horizon { get; }

    public long WarmUp { get; }

    public long[] PeriodEnds { get; }

    public IReadOnlyList<TimeSpan> Credits { get; }

    public PlannedType[] Types { get; }

    public PlannedGroup[] Groups { get; }

    public static bool Serves(SimulatedAgentGroup group, SimulatedContactType type) => type.Skills.All(group.Skills.ContainsKey);

    public static long Ticks(double seconds) => (long)Math.Min(Math.Round(seconds * TimeSpan.TicksPerSecond), long.MaxValue / 4);

    public QueueDefinition QueueOf(PlannedType type) => new()
    {
        Id = type.Queue,
        Strategy = Scenario.Strategy,
        Scorer = Scenario.Scorer,
        AutoAccept = true,
        WrapUp = TimeSpan.Zero,
    };

    // Skills decide on membership already; in the contact they matter to a strategy that adds up their levels.
    private static bool NeedsLevels(SimulationScenario scenario) => scenario.Strategy is RoutingStrategy.HighestSkill or RoutingStrategy.Custom;

    /// <summary>A head start that no wait makes up for: twice the horizon, as far as the pool allows.</summary>
    private static TimeSpan StrictStep(SimulationScenario scenario, int priorities)
    {
        double most = RoutingPoolOptions.MaxPriorityCredit.TotalSeconds / Math.Max(1, priorities - 1);
        return TimeSpan.FromSeconds(Math.Floor(Math.Min((2 * scenario.HorizonSeconds) + 1, most)));
    }

    private static TimeSpan Min(double seconds) => TimeSpan.FromSeconds(Math.Min(seconds, RoutingPoolOptions.MaxPriorityCredit.TotalSeconds));
}
