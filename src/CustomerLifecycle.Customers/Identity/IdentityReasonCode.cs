namespace CustomerLifecycle.Customers.Identity;

/// <summary>Why identification answered as it did. Persisted by name; members are only ever added.</summary>
public enum IdentityReasonCode
{
    /// <summary>The identifier is one of the customer's.</summary>
    Matched,

    /// <summary>The identifier was new and is the customer's from now on.</summary>
    Linked,

    /// <summary>The identifier joined the customer with another one.</summary>
    Merged,

    /// <summary>The identifier is on the list of values that identify nobody.</summary>
    Ignored,

    /// <summary>The value is not a contact point of its kind, such as an address without an at sign.</summary>
    Unusable,

    /// <summary>The identifier is weak; it recognises, but joins nobody.</summary>
    WeakNeverMerges,

    /// <summary>The identifier is shared by more customers than its limit; it joins nobody.</summary>
    SharedIdentifier,

    /// <summary>The identifier was just found to be shared; the merges that rested on it alone were taken back.</summary>
    MergeDissolved,

    /// <summary>The identifier leads to several customers; the one seen with it last was taken.</summary>
    Ambiguous,

    /// <summary>One customer would have more values of this kind than its limit.</summary>
    LimitReached,

    /// <summary>A merge of these customers was undone before.</summary>
    KeptApart,

    /// <summary>Too many records would be merged into one.</summary>
    TooManyRecords,
}
