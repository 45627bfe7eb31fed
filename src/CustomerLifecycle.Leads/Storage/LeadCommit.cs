using CustomerLifecycle.Events;
using CustomerLifecycle.Leads.Pool;
using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Leads.Storage;

/// <summary>A change of leads with everything that is stored with it, or not at all.</summary>
public sealed record LeadCommit
{
    /// <summary>Whose leads they are.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>The leads; the first one orders the events.</summary>
    public required IReadOnlyList<LeadChange> Changes { get; init; }

    /// <summary>Guards to raise from the version that was read.</summary>
    public IReadOnlyList<LeadGuard> Guards { get; init; } = [];

    /// <summary>The agent's quota as it will be; its stored version must be one less.</summary>
    public LeadQuota? Quota { get; init; }

    /// <summary>An attempt to add to the history of the first lead.</summary>
    public LeadContact? Contact { get; init; }

    /// <summary>What happened.</summary>
    public IReadOnlyList<IntegrationEvent> Events { get; init; } = [];

    /// <summary>Changes of the due-time index.</summary>
    public IReadOnlyList<DueChange> Due { get; init; } = [];

    /// <summary>Applied once per tenant and key; null for no such promise.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>Remembered with the key.</summary>
    public string? Result { get; init; }
}
