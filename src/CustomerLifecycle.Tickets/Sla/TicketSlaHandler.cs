using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Tickets;

/// <summary>Escalates and breaches when the due time has come: once each, on any number of nodes.</summary>
internal sealed class TicketSlaHandler(TicketService service) : IDueHandler
{
    public const string SlaKind = "tickets.sla";

    public const string Action = "sla";

    public const string RescheduleAction = "sla-reschedule";

    private static readonly TicketActor Sla = TicketActor.System("sla");

    public string Kind => SlaKind;

    public async Task HandleAsync(DueItem item, CancellationToken cancellationToken)
    {
        TicketResult result = await service.MarkSlaAsync(
            new() { Tenant = item.Tenant, Ticket = new(item.Key), Actor = Sla, IdempotencyKey = item.EffectKey }, cancellationToken).ConfigureAwait(false);
        if (result.Status == TicketResultStatus.Conflict)
        {
            throw new InvalidOperationException("The ticket changes all the time; its service level is looked at again later.");
        }
    }
}
