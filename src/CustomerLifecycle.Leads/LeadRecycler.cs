using CustomerLifecycle.Leads.Storage;
using CustomerLifecycle.Storage;
using Microsoft.Extensions.Logging;

namespace CustomerLifecycle.Leads;

/// <summary>Takes a lead back to its pool when its time has come, and only then: the lead itself decides, not the index.</summary>
internal sealed partial class LeadRecycler(LeadContext context, ILogger<LeadRecycler> logger) : IDueHandler
{
    public string Kind => RecycleIndex.Kind;

    public async Task HandleAsync(DueItem item, CancellationToken cancellationToken)
    {
        while (true)
        {
            var lead = await context.Store.FindAsync(item.Tenant, new LeadId(item.Key), cancellationToken).ConfigureAwait(false);
            if (lead is null || context.Pool(lead.Pool).Recycle(lead, context.Time.GetUtcNow()) is not { Lead: { } recycled })
            {
                return;
            }
            var rule = lead.RecycleRule ?? LeadRules.NotContacted;
            var result = await context.Store.CommitAsync(
                new LeadCommit
                {
                    Tenant = item.Tenant,
                    Changes = [new LeadChange(recycled, lead.Version)],
                    Events = [context.Events.Recycled(recycled, rule)],
                    Due = RecycleIndex.Changes(lead, recycled),
                    IdempotencyKey = item.EffectKey,
                },
                cancellationToken).ConfigureAwait(false);
            if (result.Status != CommitStatus.Conflict)
            {
                LeadsTelemetry.Recycled(rule);
                LogRecycled(logger, lead.Id, rule);
                return;
            }
        }
    }

    [LoggerMessage(4001, LogLevel.Information, "Lead {Lead} went back to its pool by rule {Rule}.")]
    private static partial void LogRecycled(ILogger logger, LeadId lead, string rule);
}
