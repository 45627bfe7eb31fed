namespace CustomerLifecycle.Customers.Identity;

/// <summary>How much an identifier says about who is behind it.</summary>
public enum IdentifierStrength
{
    /// <summary>Recognises a returning visitor, but never joins two known customers.</summary>
    Weak,

    /// <summary>Belongs to one person until its limits show otherwise; may join two customers.</summary>
    Strong,
}
