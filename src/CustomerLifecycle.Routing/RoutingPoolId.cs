namespace CustomerLifecycle.Routing;

/// <summary>Names a pool: the agents, queues and contacts that are routed together. A tenant has one by default and may have more.</summary>
public readonly record struct RoutingPoolId
{
    /// <summary>The name of the pool a tenant has by default.</summary>
    public const string DefaultName = "default";

    /// <summary>The longest name, in characters.</summary>
    public const int MaxNameLength = 64;

    private readonly string? _name;

    /// <summary>Names a pool of a tenant.</summary>
    /// <param name="tenant">Whose pool it is.</param>
    /// <param name="name">1 to 64 characters, compared by ordinal, without control characters.</param>
    /// <exception cref="ArgumentException">The name is not valid.</exception>
    public RoutingPoolId(TenantId tenant, string name = DefaultName)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > MaxNameLength || name.Any(char.IsControl))
        {
            throw new ArgumentException(
                FormattableString.Invariant($"The pool name is '{name}': give 1 to {MaxNameLength} characters without control characters."), nameof(name));
        }

        Tenant = tenant;
        _name = name;
    }

    /// <summary>Whose pool it is.</summary>
    public TenantId Tenant { get; }

    /// <summary>The pool's name within its tenant.</summary>
    public string Name => _name ?? DefaultName;

    /// <summary>The pool that a tenant has by default.</summary>
    /// <param name="tenant">The tenant.</param>
    public static implicit operator RoutingPoolId(TenantId tenant) => FromTenantId(tenant);

    /// <summary>The pool that a tenant has by default.</summary>
    /// <param name="tenant">The tenant.</param>
    public static RoutingPoolId FromTenantId(TenantId tenant) => new(tenant);

    /// <inheritdoc/>
    public override string ToString() => Tenant + "/" + Name;
}
