using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Tickets;

/// <summary>Distributes tickets from the due-time index: one after the other, so that each choice knows of the one before.</summary>
internal sealed class TicketDistributionHandler(TicketDistribution distribution) : IDueHandler
{
    public const string DistributionKind = "tickets.distribution";

    public string Kind => DistributionKind;

    public async Task HandleAsync(DueItem item, CancellationToken cancellationToken)
    {
        TicketDistributionPayload payload = TicketJson.Read<TicketDistributionPayload>(item.Payload);
        TicketResult result = await distribution.DistributeAsync(
            item.Tenant, new(item.Key), payload.Group, payload.FormerAssignee, item.EffectKey, cancellationToken).ConfigureAwait(false);
        if (result.Status == TicketResultStatus.Conflict)
        {
            throw new InvalidOperationException("The ticket changes all the time; it is distributed later.");
        }
    }
}
