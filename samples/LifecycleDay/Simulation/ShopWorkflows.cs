using CustomerLifecycle.Tickets;

namespace LifecycleDay.Simulation;

/// <summary>How the shop works on tickets: after-sales service in a workflow of its own, written as JSON; complaints and visits in the ready
/// ones.</summary>
internal static class ShopWorkflows
{
    internal static IEnumerable<WorkflowDefinition> All =>
        [AfterSales(), .. ReadyWorkflows.All.Where(ready => ready.Name is "complaint" or "field-service")];

    private static WorkflowDefinition AfterSales()
    {
        using Stream json = typeof(ShopWorkflows).Assembly.GetManifestResourceStream("after-sales.json")
            ?? throw new InvalidOperationException("The workflow after-sales.json is not in the assembly.");
        using StreamReader reader = new(json);
        return WorkflowDefinition.FromJson(reader.ReadToEnd());
    }
}
