namespace CustomerLifecycle.Tickets;

/// <summary>How visits move the workflow, and what becomes of reports. The triggers are those of the ready workflow
/// <c>field-service</c>; name your own when your workflow has others.</summary>
public sealed class FieldServiceOptions
{
    /// <summary>The trigger by which an appointment is made.</summary>
    public string Schedule { get; set; } = "Schedule";

    /// <summary>The trigger by which an appointment is given up, so that another can be made.</summary>
    public string Reschedule { get; set; } = "Reschedule";

    /// <summary>The trigger by which an engineer gets the visit.</summary>
    public string Dispatch { get; set; } = "Dispatch";

    /// <summary>The trigger by which the engineer accepts.</summary>
    public string Accept { get; set; } = "Accept";

    /// <summary>The trigger by which the engineer declines.</summary>
    public string Decline { get; set; } = "Decline";

    /// <summary>The trigger by which the engineer is on the way.</summary>
    public string Depart { get; set; } = "Depart";

    /// <summary>The trigger by which the engineer is there.</summary>
    public string Arrive { get; set; } = "Arrive";

    /// <summary>The trigger of a report that the work is done.</summary>
    public string Complete { get; set; } = "Complete";

    /// <summary>The trigger of a report that the work is not done.</summary>
    public string Interrupt { get; set; } = "Interrupt";

    /// <summary>How long after a report the customer is to be called back. Not below zero.</summary>
    public TimeSpan CallbackDelay { get; set; } = TimeSpan.FromHours(1);

    /// <summary>The group that calls back when no agent took the contact; null for the group that has the ticket.</summary>
    public string? CallbackGroup { get; set; }

    internal IEnumerable<string> Problems()
    {
        if (CallbackDelay < TimeSpan.Zero)
        {
            yield return $"FieldService.CallbackDelay is {CallbackDelay}; it may not be below zero.";
        }

        if (new[] { Schedule, Reschedule, Dispatch, Accept, Decline, Depart, Arrive, Complete, Interrupt }.Any(string.IsNullOrWhiteSpace))
        {
            yield return "A trigger of FieldService is empty; name a trigger of your workflow.";
        }
    }
}
