namespace CustomerLifecycle.Analytics;

/// <summary>The phrases under which the built-in KPIs leave rows out.</summary>
public static class ExclusionReasons
{
    /// <summary>The contact still waits.</summary>
    public const string StillWaiting = "still waiting";

    /// <summary>The queue sent the contact away.</summary>
    public const string FlowedOut = "flowed out";

    /// <summary>Only a bot served the contact.</summary>
    public const string BotOnly = "served by a bot";

    /// <summary>The customer left within the short-abandon threshold.</summary>
    public const string ShortAbandon = "short abandon";

    /// <summary>The customer left within the service-level threshold.</summary>
    public const string AbandonedWithinThreshold = "abandoned within the threshold";

    /// <summary>The wait was not recorded.</summary>
    public const string WaitUnknown = "wait not recorded";

    /// <summary>No human ever answered.</summary>
    public const string NeverAnswered = "never answered";

    /// <summary>The window in which the customer may come back is still open.</summary>
    public const string WindowOpen = "window still open";

    /// <summary>The contact has no customer or no reason, so a repeat cannot be told.</summary>
    public const string CustomerUnknown = "customer or reason unknown";

    /// <summary>The contact repeats an earlier one of the same customer and reason.</summary>
    public const string RepeatContact = "repeats an earlier contact";

    /// <summary>Nobody reported whether it was resolved.</summary>
    public const string OutcomeUnknown = "outcome not reported";

    /// <summary>The ticket is still open and no target has been breached.</summary>
    public const string StillOpen = "still open";

    /// <summary>The ticket has no SLA target with a result.</summary>
    public const string NoTarget = "no SLA target";

    /// <summary>The record is a lead that was already there.</summary>
    public const string Duplicate = "duplicate";

    /// <summary>Nobody has tried to reach the lead.</summary>
    public const string NotContacted = "not contacted";

    /// <summary>The lead is still open.</summary>
    public const string LeadOpen = "lead still open";

    /// <summary>The survey was not answered.</summary>
    public const string NotAnswered = "not answered";

    /// <summary>The conversation had no message of the customer, or none in reply.</summary>
    public const string NotEffective = "not an effective conversation";
}
