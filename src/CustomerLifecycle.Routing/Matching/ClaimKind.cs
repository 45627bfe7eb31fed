namespace CustomerLifecycle.Routing;

internal enum ClaimKind
{
    /// <summary>The pool chooses.</summary>
    Automatic,

    /// <summary>A contact is handed to an agent by name.</summary>
    Named,

    /// <summary>A human takes a contact out of turn.</summary>
    ByHand,
}
