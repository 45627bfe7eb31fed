namespace CustomerLifecycle.Customers.Identity;

/// <summary>How far the answer can be relied on, for example before personal data is read out to a caller.</summary>
public enum IdentityCertainty
{
    /// <summary>Found by a weak or an ambiguous identifier: ask before you tell; the alternatives are listed.</summary>
    Weak,

    /// <summary>Found by a strong identifier of this customer alone.</summary>
    Strong,
}
