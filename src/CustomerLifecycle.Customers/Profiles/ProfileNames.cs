namespace CustomerLifecycle.Customers.Profiles;

/// <summary>Names of attributes that the suite itself reads. A host adds names of its own freely.</summary>
public static class ProfileNames
{
    /// <summary>How the customer is addressed.</summary>
    public const string Name = "name";

    /// <summary>The customer's level, which routing and bots read, such as <c>vip</c>.</summary>
    public const string Level = "level";

    /// <summary>The stage of the customer's journey, such as <c>considering</c>.</summary>
    public const string Stage = "stage";

    /// <summary>The language the customer prefers, as a BCP 47 tag.</summary>
    public const string Language = "language";
}
