using CustomerLifecycle.Events;
using CustomerLifecycle.Leads.Pool;

namespace CustomerLifecycle.Leads;

/// <summary>One command on one lead.</summary>
internal sealed record LeadCommand
{
    public required TenantId Tenant { get; init; }

    public required LeadId Lead { get; init; }

    /// <summary>Asks the pool. The quota is null unless <see cref="QuotaOf"/> names an agent.</summary>
    public required Func<LeadPool, Lead, LeadQuota, DateTimeOffset, LeadDecision> Decide { get; init; }

    /// <summary>What happened, from the lead before and after and the contact recorded.</summary>
    public required Func<Lead, Lead, LeadContact?, IReadOnlyList<IntegrationEvent>> Events { get; init; }

    /// <summary>Whose quota the decision needs.</summary>
    public AgentId? QuotaOf { get; init; }

    /// <summary>The contact to record, from the lead after.</summary>
    public Func<Lead, LeadContact>? Contact { get; init; }

    public long? ExpectedVersion { get; init; }

    public string? IdempotencyKey { get; init; }
}
