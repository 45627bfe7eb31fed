namespace CustomerLifecycle.Tickets;

/// <summary>The words by which refusals are told apart. Stable.</summary>
public static class TicketRefusalCodes
{
    /// <summary>No workflow has the name of the type.</summary>
    public const string UnknownType = "unknown-type";

    /// <summary>The ticket follows a version of its workflow that is not configured any more.</summary>
    public const string UnknownWorkflowVersion = "unknown-workflow-version";

    /// <summary>The ticket is in a state that its version of the workflow does not have: the definition was changed in place.</summary>
    public const string UnknownState = "unknown-state";

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

    /// <summary>A ticket would be linked with, or merged into, itself.</summary>
    public const string SelfLink = "self-link";

    /// <summary>Links of this kind are neither made nor removed by hand.</summary>
    public const string LinkKind = "link-kind";

    /// <summary>Tickets would be linked in a circle.</summary>
    public const string LinkCycle = "link-cycle";

    /// <summary>The ticket has a parent already.</summary>
    public const string HasParent = "has-parent";

    /// <summary>There would be more levels of parents and children than may be.</summary>
    public const string TooDeep = "too-deep";

    /// <summary>The ticket has as many of these as it may have.</summary>
    public const string TooMany = "too-many";

    /// <summary>The tenant has no other ticket of this id.</summary>
    public const string UnknownTicket = "unknown-ticket";

    /// <summary>The parent waits for children that are open.</summary>
    public const string OpenChildren = "open-children";

    /// <summary>The parent is done and waits for its children, so that none may be open.</summary>
    public const string ParentDone = "parent-done";

    /// <summary>The ticket was merged into another.</summary>
    public const string Merged = "merged";

    /// <summary>The other ticket was merged into this one already.</summary>
    public const string MergeCycle = "merge-cycle";

    /// <summary>The tickets are of different customers.</summary>
    public const string DifferentCustomers = "different-customers";

    /// <summary>The ticket has no such comment.</summary>
    public const string UnknownComment = "unknown-comment";

    /// <summary>The ticket was done too long ago to be taken up again.</summary>
    public const string WindowPassed = "window-passed";

    /// <summary>No ticket waits in the pools.</summary>
    public const string NothingWaiting = "nothing-waiting";

    /// <summary>The ticket is at the last level of its escalation path.</summary>
    public const string EscalationExhausted = "escalation-exhausted";

    /// <summary>The visit has no engineer.</summary>
    public const string NoEngineer = "no-engineer";

    /// <summary>The ticket has no such callback.</summary>
    public const string UnknownCallback = "unknown-callback";

    /// <summary>The callback is over.</summary>
    public const string CallbackClosed = "callback-closed";

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
