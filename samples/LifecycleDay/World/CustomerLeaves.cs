using CustomerLifecycle;
using CustomerLifecycle.Routing;
using CustomerLifecycle.Storage;
using LifecycleDay.Simulation;

namespace LifecycleDay.World;

/// <summary>A customer's patience is over; one who has an agent by now stays.</summary>
internal sealed class CustomerLeaves(IRouter router, IIdGenerator ids) : IDueHandler
{
    internal const string Name = "day.patience";

    public string Kind => Name;

    public async Task HandleAsync(DueItem item, CancellationToken cancellationToken)
    {
        using (ids.EnterScope(item.EffectKey + "/leave"))
        {
            await router.AbandonAsync(Shop.Tenant, new ContactId(item.Key), item.EffectKey, cancellationToken: cancellationToken);
        }
    }
}
