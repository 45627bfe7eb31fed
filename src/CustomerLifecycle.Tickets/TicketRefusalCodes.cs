namespace CustomerLifecycle.Tickets;

/// <summary>The words by which refusals are told apart. Stable.</summary>
public static class TicketRefusalCodes
{
    /// <summary>No workflow has the name of the type.</summary>
    public const string UnknownType = "unknown-type";

    /// <summary>The ticket follows a version of its workflow that is not configured any more.</summary>
    public const string UnknownWorkflowVersion = "unknown-workflow-version";

    /// <summary>The priority is not configured.</summary>
    public const string UnknownPriority = "unknown-priority";

    /// <summary>The SLA policy is not configured.</summary>
    public const string UnknownSlaPolicy = "unknown-sla-policy";

    /// <summary>The workflow does not permit the trigger in the ticket's state.</summary>
    public const string NotPermitted = "not-permitted";

    /// <summary>A guard of the workflow does not hold.</summary>
    public const string GuardRefused = "guard-refused";

    /// <summary>A field that the transition requires has no value.</summary>
    public const string FieldMissing = "field-missing";

    /// <summary>The actor lacks the permission that the transition needs.</summary>
    public const string PermissionMissing = "permission-missing";

    /// <summary>Somebody has the ticket already.</summary>
    public const string AlreadyAssigned = "already-assigned";

    /// <summary>The ticket is closed for good.</summary>
    public const string Closed = "closed";
}
