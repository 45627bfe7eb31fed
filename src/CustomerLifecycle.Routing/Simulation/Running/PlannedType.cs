namespace CustomerLifecycle.Routing.Simulation;

/// <summary>A contact type with the queue it has in the pool.</summary>
internal sealed class PlannedType(SimulatedContactType type, int priority, bool needsLevels)
{
    public SimulatedContactType Type => type;

    public QueueId Queue { get; } = new(type.Name);

    public int Priority => priority;

    public IReadOnlyList<RoutingStep> Steps { get; } =
        needsLevels && type.Skills.Count > 0 ? [new RoutingStep { Skills = [.. type.Skills.Select(skill => SkillRequirement.AtLeast(skill))] }] : [];

    public SimulationDistribution ServiceIn(int period) => type.Service[type.Service.Count == 1 ? 0 : period];

    public SimulationDistribution? PatienceIn(int period) => type.Patience.Count == 0 ? null : type.Patience[type.Patience.Count == 1 ? 0 : period];

    /// <summary>Arrivals in a tick.</summary>
    public double RateIn(int period) => type.ArrivalsPerHour[type.ArrivalsPerHour.Count == 1 ? 0 : period] / TimeSpan.TicksPerHour;
}
