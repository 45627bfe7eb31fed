using CustomerLifecycle;
using CustomerLifecycle.Leads;
using CustomerLifecycle.Storage;
using LifecycleDay.Simulation;

namespace LifecycleDay.World;

/// <summary>A salesperson who is free takes the lead that has been in the pool the longest.</summary>
internal sealed class SalesClaims(ILeadService leads, WorldSchedule schedule, Chance chance, IIdGenerator ids, TimeProvider clock) : IDueHandler
{
    internal const string Name = "day.sales";

    public string Kind => Name;

    public async Task HandleAsync(DueItem item, CancellationToken cancellationToken)
    {
        AgentId agent = new(item.Key);
        LeadPage page = await leads.QueryAsync(Shop.Tenant, new LeadQuery { State = LeadState.Pooled, Take = LeadQuery.MaxTake }, cancellationToken);
        if (page.Leads.OrderBy(lead => lead.PooledAt).ThenBy(lead => lead.Id.Value, StringComparer.Ordinal).FirstOrDefault(lead => lead.FormerOwner != agent) is { } oldest)
        {
            using (ids.EnterScope(item.EffectKey + "/claim"))
            {
                await leads.ClaimAsync(Shop.Tenant, oldest.Id, agent, item.EffectKey + "/claim", cancellationToken);
            }
        }

        // The payload is the end of the shift.
        DateTimeOffset next = clock.GetUtcNow().AddMinutes(chance.Between("claim/" + item.Stamp, 5, 14));
        if (next < DateTimeOffset.Parse(item.Payload, System.Globalization.CultureInfo.InvariantCulture))
        {
            using (ids.EnterScope(item.EffectKey + "/next"))
            {
                await schedule.AtAsync(Name, item.Key, next, item.Payload, item.EffectKey + "/next", cancellationToken);
            }
        }
    }
}
