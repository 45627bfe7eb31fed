namespace CustomerLifecycle.Leads.Matching;

/// <summary>An e-mail address as <see cref="EmailNormalizer"/> read it.</summary>
/// <param name="Value">Lower-case address that is equal for every spelling that reaches the same mailbox; the text as given when unreadable.</param>
/// <param name="Local">The part before the @, normalised; empty when unreadable.</param>
/// <param name="Domain">The part after the @; empty when unreadable.</param>
/// <param name="IsShared">Whether the mailbox is a role that several people read, such as info@ or sales@.</param>
/// <param name="IsPublicProvider">Whether anybody may have an address at this domain, so that the domain says nothing of the person's company.</param>
/// <param name="Problem">Why the text is not an address, or null when it is one.</param>
public readonly record struct EmailAddress(string Value, string Local, string Domain, bool IsShared, bool IsPublicProvider, string? Problem)
{
    /// <summary>Whether the text is an address.</summary>
    public bool IsValid => Problem is null;

    /// <summary>The address masked, safe for logs.</summary>
    public override string ToString() => Redaction.Mask(ContactPointKind.Email, Value);
}
