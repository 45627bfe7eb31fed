namespace CustomerLifecycle.Tickets;

/// <summary>The fields that a type has by its workflow, defined or not: without them transitions would be impossible.</summary>
internal static class WorkflowFields
{
    private static readonly string[] OfVisits = ["address", "appointment", "report"];

    /// <summary>What any version of the workflow requires, what visits fill in, and why a ticket was closed.</summary>
    public static IEnumerable<string> Of(TicketsOptions options, string type)
    {
        TransitionDefinition[] transitions = [.. TicketCatalog.WorkflowsOf(options).Where(workflow => workflow.Name == type).SelectMany(workflow => workflow.Transitions)];
        bool visits = transitions.Any(transition => transition.Trigger == options.FieldService.Schedule);
        return transitions.SelectMany(transition => transition.RequiredFields)
            .Where(name => !TicketFieldView.IsMember(name))
            .Append(TicketDecider.CloseReasonField)
            .Concat(visits ? OfVisits : [])
            .Distinct(StringComparer.Ordinal);
    }
}
