namespace CustomerLifecycle.Customers;

/// <summary>Why a change was refused. Persisted by name; members are only ever added.</summary>
public enum CustomerRejection
{
    /// <summary>There is no such customer, or it was erased.</summary>
    UnknownCustomer,

    /// <summary>No active merge is between the two records.</summary>
    NoSuchMerge,

    /// <summary>The customer has as many attribute values as the options allow.</summary>
    TooManyValues,

    /// <summary>The customer has as many tags as the options allow.</summary>
    TooManyTags,
}
