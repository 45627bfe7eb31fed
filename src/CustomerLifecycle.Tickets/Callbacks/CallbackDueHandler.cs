using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Tickets;

/// <summary>Gives overdue callbacks to the group, and says when one is missed: once each, on any number of nodes.</summary>
internal sealed class CallbackDueHandler(TicketCallbacks callbacks) : IDueHandler
{
    public const string CallbackKind = "tickets.callback";

    private static readonly TicketActor Actor = TicketActor.System("callbacks");

    public string Kind => CallbackKind;

    public async Task HandleAsync(DueItem item, CancellationToken cancellationToken)
    {
        CallbackDuePayload payload = TicketJson.Read<CallbackDuePayload>(item.Payload);
        TicketResult result = await callbacks.MarkAsync(
            new() { Tenant = item.Tenant, Ticket = new(payload.Ticket), Callback = payload.Callback, Actor = Actor, IdempotencyKey = item.EffectKey },
            cancellationToken).ConfigureAwait(false);
        if (result.Status == TicketResultStatus.Conflict)
        {
            throw new InvalidOperationException("The ticket changes all the time; its callback is looked at again later.");
        }
    }
}
