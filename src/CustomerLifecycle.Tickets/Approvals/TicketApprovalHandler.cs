using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Tickets;

/// <summary>Lets approvals expire that were not decided in time.</summary>
internal sealed class TicketApprovalHandler(TicketApprovals approvals) : IDueHandler
{
    public const string ApprovalKind = "tickets.approval";

    private static readonly TicketActor Actor = TicketActor.System("approvals");

    public string Kind => ApprovalKind;

    // An approval's id is a number, so the last slash divides.
    public static string KeyOf(TicketId ticket, string approval) => ticket.Value + "/" + approval;

    public async Task HandleAsync(DueItem item, CancellationToken cancellationToken)
    {
        int slash = item.Key.LastIndexOf('/');
        TicketResult result = await approvals.ExpireAsync(
            new() { Tenant = item.Tenant, Ticket = new(item.Key[..slash]), Approval = item.Key[(slash + 1)..], Actor = Actor, IdempotencyKey = item.EffectKey },
            cancellationToken).ConfigureAwait(false);
        if (result.Status == TicketResultStatus.Conflict)
        {
            throw new InvalidOperationException("The ticket changes all the time; its approval is looked at again later.");
        }
    }
}
