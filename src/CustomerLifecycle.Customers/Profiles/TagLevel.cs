namespace CustomerLifecycle.Customers.Profiles;

/// <summary>How much a tag matters to whoever serves the customer now. Persisted as a number; members are only ever added.</summary>
public enum TagLevel
{
    /// <summary>For segments and reports.</summary>
    Background = 0,

    /// <summary>Good to know.</summary>
    Info = 1,

    /// <summary>To be seen before a word is said, such as a complaint under way.</summary>
    Important = 2,
}
