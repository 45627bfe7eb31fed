namespace CustomerLifecycle.Tickets;

/// <summary>What happens at start when a version of a workflow is not what it was when this database first saw it.</summary>
public enum ChangedWorkflowRule
{
    /// <summary>The host does not start: tickets would silently follow another definition than the one they started with.</summary>
    Refuse,

    /// <summary>The definition is taken over from now on, and a warning is logged: for the time in which a workflow is being written.</summary>
    Adopt,
}
