namespace CustomerLifecycle.Tickets;

/// <summary>Workflows that are ready to use, or to start one's own from (<see cref="WorkflowDefinition.ToJson"/>).</summary>
public static class ReadyWorkflows
{
    /// <summary>After-sales service: a question or defect is taken up, worked on, waits for the customer or for parts, is solved and
    /// confirmed.</summary>
    public static WorkflowDefinition AfterSales { get; } = Load("after-sales");

    /// <summary>Complaint: registered, investigated, answered, appealed or accepted.</summary>
    public static WorkflowDefinition Complaint { get; } = Load("complaint");

    /// <summary>Field service work order: dispatched, scheduled, accepted by an engineer, done on site.</summary>
    public static WorkflowDefinition FieldService { get; } = Load("field-service");

    /// <summary>Pre-sales request: a question before the purchase that is answered, quoted or passed on.</summary>
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
