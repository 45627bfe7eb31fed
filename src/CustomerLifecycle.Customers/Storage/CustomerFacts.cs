using CustomerLifecycle.Customers.Privacy;
using CustomerLifecycle.Customers.Profiles;

namespace CustomerLifecycle.Customers.Storage;

/// <summary>What is stored about the records of a customer, in a stable order.</summary>
public sealed record CustomerFacts
{
    /// <summary>The attribute values of all sources.</summary>
    public required IReadOnlyList<ProfileValue> Values { get; init; }

    /// <summary>The tags of all sources, also those that have expired.</summary>
    public required IReadOnlyList<CustomerTag> Tags { get; init; }

    /// <summary>The declarations of consent, by time.</summary>
    public required IReadOnlyList<ConsentRecord> Consents { get; init; }
}
