using CustomerLifecycle.Benchmarks.Ratios;

namespace CustomerLifecycle.Benchmarks.Tickets;

/// <summary>The figures of workflows.</summary>
internal static class WorkflowRatios
{
    internal static IEnumerable<IRatioMeasurement> All() => [new WorkflowFireRatio(), new WorkflowPermittedRatio(intoBuffer: false), new WorkflowPermittedRatio(intoBuffer: true)];
}
