using CustomerLifecycle.Customers.Privacy;
using CustomerLifecycle.Customers.Profiles;
using CustomerLifecycle.Events;

namespace CustomerLifecycle.Customers;

/// <summary>A decided change of the facts about a customer, or its refusal.</summary>
internal sealed record FactsChange
{
    internal CustomerRejection? Refusal { get; private init; }

    internal IReadOnlyList<ProfileValue> Values { get; init; } = [];

    internal IReadOnlyList<CustomerTag> Tags { get; init; } = [];

    internal IReadOnlyList<CustomerTag> RemovedTags { get; init; } = [];

    internal IReadOnlyList<ConsentRecord> Consents { get; init; } = [];

    internal IReadOnlyList<IntegrationEvent> Events { get; init; } = [];

    internal static FactsChange Refuse(CustomerRejection refusal) => new() { Refusal = refusal };
}
