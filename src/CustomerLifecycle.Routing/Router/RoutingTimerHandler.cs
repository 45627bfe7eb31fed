using CustomerLifecycle.Routing.Commands;
using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Routing;

/// <summary>Lets time pass in a pool. Which timer fired does not matter, so firing twice, late or on another node is harmless.</summary>
internal sealed class RoutingTimerHandler(IRouter router) : IDueHandler
{
    public string Kind => TimerChanges.Kind;

    public Task HandleAsync(DueItem item, CancellationToken cancellationToken) =>
        router.ExecuteAsync(new RoutingPoolId(item.Tenant, item.Payload), new AdvanceTime(), idempotencyKey: null, cancellationToken);
}
