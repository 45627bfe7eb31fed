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

    /// <summary>The migration to another version of the workflow does not move the ticket.</summary>
    public const string MigrationRefused = "migration-refused";

    /// <summary>Somebody has the ticket already.</summary>
    public const string AlreadyAssigned = "already-assigned";

    /// <summary>The ticket is closed for good.</summary>
    public const string Closed = "closed";

    /// <summary>A value is none that the field can have.</summary>
    public const string FieldInvalid = "field-invalid";

    /// <summary>The type of the ticket has no such field.</summary>
    public const string FieldUnknown = "field-unknown";

    /// <summary>The field cannot be changed once it has a value.</summary>
    public const string FieldImmutable = "field-immutable";

    /// <summary>No template has the name.</summary>
    public const string UnknownTemplate = "unknown-template";

    /// <summary>A placeholder of the template has no value.</summary>
    public const string TemplateValueMissing = "template-value-missing";

    /// <summary>A value was given for a placeholder that the template has not.</summary>
    public const string TemplateValueUnknown = "template-value-unknown";

    /// <summary>The ticket has no such checklist item, comment, time entry or approval.</summary>
    public const string NotFound = "not-found";

    /// <summary>The ticket has as many of them as it can have.</summary>
    public const string LimitReached = "limit-reached";

    /// <summary>What is asked for needs a reason.</summary>
    public const string ReasonMissing = "reason-missing";

    /// <summary>A customer may not do this: it is internal, or somebody else's.</summary>
    public const string Internal = "internal";

    /// <summary>The comment was redacted and has no text any more.</summary>
    public const string Redacted = "redacted";

    /// <summary>The agent is none of those who were asked.</summary>
    public const string NotAnApprover = "not-an-approver";

    /// <summary>The agent has decided already; a decision stays.</summary>
    public const string AlreadyDecided = "already-decided";

    /// <summary>The approval is decided, expired or cancelled.</summary>
    public const string ApprovalClosed = "approval-closed";

    /// <summary>The work would lie in the future.</summary>
    public const string InTheFuture = "in-the-future";

    /// <summary>No macro has the name.</summary>
    public const string UnknownMacro = "unknown-macro";

    /// <summary>The condition of a macro does not hold.</summary>
    public const string ConditionNotMet = "condition-not-met";

    /// <summary>A value that an action makes is out of bounds, such as a filled-in text that is too long.</summary>
    public const string InvalidValue = "invalid-value";
}
