using CustomerLifecycle.Customers.Identity;

namespace CustomerLifecycle.Customers.Storage;

/// <summary>A part of the identity graph as it was read, with the versions that guard a change of it.</summary>
public sealed record IdentitySnapshot
{
    /// <summary>The records around what was asked for, with every link, merge and record of their customers. A copy: free to change.</summary>
    public required IdentityGraph Graph { get; init; }

    /// <summary>The version of every record of the graph.</summary>
    public required IReadOnlyDictionary<CustomerId, long> RecordVersions { get; init; }

    /// <summary>The version of every contact point of the graph.</summary>
    public required IReadOnlyDictionary<ContactPoint, long> PointVersions { get; init; }
}
