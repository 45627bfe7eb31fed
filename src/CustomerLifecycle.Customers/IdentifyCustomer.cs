using CustomerLifecycle.Customers.Profiles;

namespace CustomerLifecycle.Customers;

/// <summary>Asks who is behind contact points that were seen together, for example at the first ring.</summary>
public sealed record IdentifyCustomer
{
    /// <summary>The contact points as given; they are normalised here. At most <see cref="CustomersOptions.MaxContactPoints"/>.</summary>
    public required IReadOnlyList<ContactPoint> ContactPoints { get; init; }

    /// <summary>What else is known of the person, such as a name; becomes part of the profile.</summary>
    public IReadOnlyList<ProfileValue> Hints { get; init; } = [];

    /// <summary>The channel by which the person was seen, when known.</summary>
    public Channel? Channel { get; init; }

    /// <summary>The page, number or code by which the person came in, when known.</summary>
    public string? Entrance { get; init; }

    /// <summary>A repeat under the same key answers the same and has no further effect; 1 to 300 characters, or null.</summary>
    public string? IdempotencyKey { get; init; }
}
