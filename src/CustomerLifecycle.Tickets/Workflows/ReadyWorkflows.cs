namespace CustomerLifecycle.Tickets;

/// <summary>Workflows that are ready to use, or to start one's own from (<see cref="WorkflowDefinition.ToJson"/>).</summary>
/// <remarks>In each, <c>Close</c> ends a solved ticket, <c>Confirm</c> does it in the customer's name, and <c>Reopen</c> takes a solved or closed
/// ticket up again. They name no guards and no effects.</remarks>
public static class ReadyWorkflows
{
    /// <summary>After-sales service (<c>after-sales</c>): a question or defect is taken up, worked on, waits for the customer, for parts or for
    /// the manufacturer, is escalated, solved and confirmed.</summary>
    public static WorkflowDefinition AfterSales { get; } = Load("after-sales");

    /// <summary>Complaint (<c>complaint</c>): registered, investigated with other departments, escalated, a solution proposed, accepted,
    /// refused or appealed against.</summary>
    public static WorkflowDefinition Complaint { get; } = Load("complaint");

    /// <summary>Field service work order (<c>field-service</c>): submitted, scheduled, dispatched, accepted by an engineer, done on site; or
    /// not done, because parts or the customer are missing, and scheduled again.</summary>
    public static WorkflowDefinition FieldService { get; } = Load("field-service");

    /// <summary>Pre-sales request (<c>pre-sales</c>): a question before the purchase that is qualified with an expert, quoted, answered or
    /// passed on to sales.</summary>
    public static WorkflowDefinition PreSales { get; } = Load("pre-sales");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<WorkflowDefinition> All { get; } = [AfterSales, Complaint, FieldService, PreSales];

    private static WorkflowDefinition Load(string name)
    {
        using Stream stream = typeof(ReadyWorkflows).Assembly.GetManifestResourceStream("Workflows/" + name + ".json")
            ?? throw new InvalidOperationException($"The workflow '{name}' is not embedded in this assembly.");
        using StreamReader reader = new(stream);
        return WorkflowDefinition.FromJson(reader.ReadToEnd());
    }
}
