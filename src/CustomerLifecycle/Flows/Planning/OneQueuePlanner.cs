using Microsoft.Extensions.Options;

namespace CustomerLifecycle.Flows;

/// <summary>Every contact to one queue, whoever is free.</summary>
internal sealed class OneQueuePlanner(IOptions<FlowOptions> options) : IContactPlanner
{
    public ContactPlan Plan(ContactPlanRequest request) => new() { Queue = options.Value.Queue };
}
