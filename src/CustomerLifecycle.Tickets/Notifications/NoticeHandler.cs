using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Tickets;

/// <summary>Sends notices that were held until the hours of their calendar.</summary>
internal sealed class NoticeHandler(TicketCommandRunner commands, TicketAutomation automation) : IDueHandler
{
    private static readonly TicketActor Notices = TicketActor.System("notice");

    public string Kind => NotificationEngine.NoticeKind;

    public async Task HandleAsync(DueItem item, CancellationToken cancellationToken)
    {
        TicketId ticket = new(item.Key[..item.Key.LastIndexOf('/')]);
        TicketResult result = await commands.ChangeAsync(
            "notice",
            new DueCommand { Tenant = item.Tenant, Ticket = ticket, Actor = Notices, IdempotencyKey = item.EffectKey },
            (current, now) => automation.Notifications.Release(current, HeldNotice.Read(item.Payload), now),
            cancellationToken).ConfigureAwait(false);
        DueCommand.EnsureSettled(result);
    }
}
