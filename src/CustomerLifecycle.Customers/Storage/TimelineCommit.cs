using CustomerLifecycle.Customers.Timeline;

namespace CustomerLifecycle.Customers.Storage;

/// <summary>One entry of a timeline with the states it leaves behind: stored together, or not at all.</summary>
public sealed record TimelineCommit
{
    /// <summary>Whose customer it is.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>The entry.</summary>
    public required TimelineEntry Entry { get; init; }

    /// <summary>The customer; null while nobody knows whose entry it is.</summary>
    public CustomerId? Customer { get; init; }

    /// <summary>The new states; each carries the version that was read, 0 for a new subject. Another version is a conflict.</summary>
    public IReadOnlyList<TrackedSubject> Subjects { get; init; } = [];

    /// <summary>Subjects whose customer just became known: entries and subjects of theirs that waited for it get the customer.</summary>
    public IReadOnlyList<string> Adopted { get; init; } = [];

    /// <summary>The commit is applied once per tenant and key.</summary>
    public string? IdempotencyKey { get; init; }
}
