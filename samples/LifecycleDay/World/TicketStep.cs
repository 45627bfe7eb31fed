namespace LifecycleDay.World;

/// <summary>One thing the staff does with a ticket, after a while.</summary>
/// <param name="MinMinutes">The shortest wait before it.</param>
/// <param name="MaxMinutes">The longest wait before it.</param>
/// <param name="Trigger">What is done in the workflow, if anything.</param>
/// <param name="HandOverTo">The department that gets the ticket, if it changes hands.</param>
/// <param name="Reply">What the customer is told, if anything.</param>
/// <param name="Field">A field that is set with the trigger: its name.</param>
/// <param name="Value">The field's value.</param>
/// <param name="Visit">What happens on a visit, if it is one.</param>
internal sealed record TicketStep(
    int MinMinutes,
    int MaxMinutes,
    string? Trigger = null,
    string? HandOverTo = null,
    string? Reply = null,
    string? Field = null,
    string? Value = null,
    VisitStep Visit = VisitStep.None);
