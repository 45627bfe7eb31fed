using CustomerLifecycle.Customers.Identity;
using CustomerLifecycle.Customers.Profiles;
using CustomerLifecycle.Customers.Timeline;

namespace CustomerLifecycle.Customers;

/// <summary>What whoever serves a customer should see at once.</summary>
public sealed record CustomerView
{
    /// <summary>The record that stands for the customer.</summary>
    public required CustomerId Customer { get; init; }

    /// <summary>The version, for changes that expect one.</summary>
    public required long Version { get; init; }

    /// <summary>When the customer was first seen, UTC.</summary>
    public required DateTimeOffset KnownSince { get; init; }

    /// <summary>All records that are this customer, oldest first.</summary>
    public required IReadOnlyList<CustomerId> Records { get; init; }

    /// <summary>The normalised contact points, by kind and value.</summary>
    public required IReadOnlyList<ContactPoint> ContactPoints { get; init; }

    /// <summary>The attribute values that count, by name.</summary>
    public required IReadOnlyList<ProfileValue> Profile { get; init; }

    /// <summary>The tags that count now, those that matter most first.</summary>
    public required IReadOnlyList<CustomerTag> Tags { get; init; }

    /// <summary>The agent who looks after the customer: the owner of the lead that was claimed last and is still open.</summary>
    public AgentId? Owner { get; init; }

    /// <summary>Tickets, leads and unresolved contacts that are still open, the latest first.</summary>
    public required IReadOnlyList<TrackedSubject> OpenIssues { get; init; }

    /// <summary>The last contacts, open or not, the latest first.</summary>
    public required IReadOnlyList<TrackedSubject> LastContacts { get; init; }

    /// <summary>Why the records are one customer, and which merges were taken back, by time.</summary>
    public required IReadOnlyList<CustomerMerge> Merges { get; init; }

    /// <summary>The customer's level, when known.</summary>
    public string? Level => this[ProfileNames.Level];

    /// <summary>The stage of the customer's journey, when known.</summary>
    public string? Stage => this[ProfileNames.Stage];

    /// <summary>The value of an attribute that counts, or <see langword="null"/>.</summary>
    /// <param name="attribute">The attribute's name.</param>
    public string? this[string attribute] =>
        Profile.FirstOrDefault(value => string.Equals(value.Name, attribute, StringComparison.Ordinal))?.Value is { Length: > 0 } text ? text : null;
}
