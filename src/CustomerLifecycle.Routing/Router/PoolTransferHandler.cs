using System.Text.Json;
using CustomerLifecycle.Events;
using CustomerLifecycle.Routing.Commands;

namespace CustomerLifecycle.Routing;

/// <summary>Brings a contact that left one pool into the other: once, whenever and however often the event comes; and back, should the
/// other pool refuse it.</summary>
internal sealed class PoolTransferHandler(IRouter router) : IIntegrationEventHandler
{
    public string Name => "routing.pool-transfer";

    public async Task HandleAsync(IntegrationEvent integrationEvent, EventDelivery delivery, CancellationToken cancellationToken)
    {
        if (integrationEvent is not ContactSentOn sent)
        {
            return;
        }

        var request = JsonSerializer.Deserialize(sent.Request, RoutingJsonContext.Default.ContactRequest)!;
        var there = await router.ExecuteAsync(
            new RoutingPoolId(sent.Tenant, sent.ToPool), new EnqueueContact { Contact = request }, delivery.EffectKey(), cancellationToken).ConfigureAwait(false);
        if (there.IsAccepted || there.Rejection!.Reason is RejectionReason.DuplicateContact or RejectionReason.Overflow)
        {
            return;
        }

        var back = await router.ExecuteAsync(
            new RoutingPoolId(sent.Tenant, sent.FromPool),
            new EnqueueContact { Contact = request with { Queue = sent.FromQueue } },
            delivery.EffectKey("back"),
            cancellationToken).ConfigureAwait(false);
        if (!back.IsAccepted && back.Rejection!.Reason != RejectionReason.DuplicateContact)
        {
            // Neither pool takes it: the event stays undelivered, is tried again, and shows among the dead letters in the end.
            throw new InvalidOperationException(
                $"Contact '{sent.Contact}' was sent from pool '{sent.FromPool}' to '{sent.ToPool}', and both refuse it. There: {there.Rejection!.Message} Here: {back.Rejection.Message}");
        }
    }
}
