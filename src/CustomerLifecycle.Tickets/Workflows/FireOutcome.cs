namespace CustomerLifecycle.Tickets;

/// <summary>What a trigger did.</summary>
public enum FireOutcome
{
    /// <summary>The transition is taken.</summary>
    Moved,

    /// <summary>The workflow has no such state.</summary>
    UnknownState,

    /// <summary>Nothing leaves the state by this trigger.</summary>
    NotPermitted,

    /// <summary>A guard does not hold.</summary>
    GuardRefused,

    /// <summary>A required field has no value.</summary>
    FieldMissing,

    /// <summary>The actor lacks the permission.</summary>
    PermissionMissing,
}
