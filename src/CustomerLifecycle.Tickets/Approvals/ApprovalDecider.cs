using System.Globalization;
using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>Decides what becomes of approvals. Pure.</summary>
internal static class ApprovalDecider
{
    private const int MaximumApprovals = 100;
    private const int MaximumOpen = 10;
    private const int MaximumApprovers = 50;
    private const int MaximumSubject = 300;
    private const int MaximumComment = 2_000;

    public static TicketDecision Request(Ticket ticket, RequestApproval command, DateTimeOffset now)
    {
        AgentId[] approvers = [.. Input.List(command.Approvers, MaximumApprovers, nameof(command.Approvers)).DistinctBy(agent => agent.Value).OrderBy(agent => agent.Value, StringComparer.Ordinal)];
        TicketApproval approval = new()
        {
            Id = (ticket.Version + 1).ToString(CultureInfo.InvariantCulture),
            Subject = Input.Text(command.Subject, MaximumSubject, nameof(command.Subject)),
            Approvers = approvers,
            Needed = Needed(command, approvers.Length),
            RequestedBy = command.Actor.ToString(),
            RequestedAt = now,
            DueAt = command.DueAt?.ToUniversalTime(),
            Status = ApprovalStatus.Pending,
        };
        return ticket.Category == StateCategory.Closed ? TicketDecider.Closed
            : approval.DueAt <= now
                ? throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"DueAt is {approval.DueAt:O}, which is over; it is {now:O}. Give a time in the future, or none."))
            : ticket.Approvals.Count >= MaximumApprovals || ticket.Approvals.Count(other => other.Status == ApprovalStatus.Pending) >= MaximumOpen
                ? TicketDecision.Refuse(TicketRefusalCodes.LimitReached, $"A ticket has at most {MaximumApprovals} approvals, {MaximumOpen} of them open. Have the open ones decided, or cancel them.")
            : Changed(ticket, ticket with { Approvals = [.. ticket.Approvals, approval] }, "approval-request", now, new TicketApprovalRequested
            {
                Id = default,
                Tenant = ticket.Tenant,
                OccurredAt = now,
                Ticket = ticket.Id,
                Approval = approval.Id,
                Approvers = approval.Approvers,
                Needed = approval.Needed,
                RequestedBy = approval.RequestedBy,
                DueAt = approval.DueAt,
            });
    }

    public static TicketDecision Decide(Ticket ticket, DecideApproval command, DateTimeOffset now)
    {
        string? comment = Input.OptionalText(command.Comment, MaximumComment, nameof(command.Comment));
        if (Find(ticket, command.Approval, now, out TicketApproval approval) is { } refusal)
        {
            return refusal;
        }

        if (command.Actor.Kind != ParticipantKind.Agent || !approval.Approvers.Contains(new AgentId(command.Actor.Id)))
        {
            return TicketDecision.Refuse(TicketRefusalCodes.NotAnApprover, $"{command.Actor} was not asked to decide the approval '{approval.Id}'. Asked are: {string.Join(", ", approval.Approvers.Select(agent => agent.Value))}.");
        }

        AgentId approver = new(command.Actor.Id);
        if (approval.Decisions.Any(decision => decision.Approver == approver))
        {
            return TicketDecision.Refuse(TicketRefusalCodes.AlreadyDecided, $"{command.Actor} has decided the approval '{approval.Id}' already. To ask again, cancel it and request another one.");
        }

        TicketApproval decided = approval with { Decisions = [.. approval.Decisions, new(approver, command.IsApproved, now, comment)] };
        ApprovalStatus status = StatusOf(decided);
        decided = decided with { Status = status, ClosedAt = status == ApprovalStatus.Pending ? null : now };
        return Changed(ticket, With(ticket, decided), command.IsApproved ? "approval-approve" : "approval-reject", now, Told(ticket, decided, now, approver, command.IsApproved));
    }

    public static TicketDecision Cancel(Ticket ticket, CancelApproval command, DateTimeOffset now) =>
        Find(ticket, command.Approval, now, out TicketApproval approval) ?? Close(ticket, approval, ApprovalStatus.Cancelled, "approval-cancel", now);

    // The due-time index has looked at the clock: that of this node may be a little behind.
    public static TicketDecision Expire(Ticket ticket, string id, DateTimeOffset now) =>
        ticket.Approvals.FirstOrDefault(approval => approval.Id == id && approval.Status == ApprovalStatus.Pending) is { } due
            ? Close(ticket, due, ApprovalStatus.Expired, "approval-expire", now)
            : TicketDecision.Nothing(ticket);

    private static TicketDecision Close(Ticket ticket, TicketApproval approval, ApprovalStatus status, string action, DateTimeOffset now)
    {
        TicketApproval closed = approval with { Status = status, ClosedAt = now };
        return Changed(ticket, With(ticket, closed), action, now, Told(ticket, closed, now, null, null));
    }

    private static int Needed(RequestApproval command, int approvers) =>
        approvers == 0 ? throw new ArgumentException("Approvers is empty. Name at least one agent.")
        : command.Rule != ApprovalRule.AtLeast && command.Needed is { } superfluous
            ? throw new ArgumentException($"Needed is {superfluous} with the rule {command.Rule}. Leave it out, or use the rule AtLeast.")
        : command.Rule switch
        {
            ApprovalRule.AllOf => approvers,
            ApprovalRule.AnyOf => 1,
            ApprovalRule.AtLeast => command.Needed is { } needed && needed >= 1 && needed <= approvers
                ? needed
                : throw new ArgumentException($"Needed is {command.Needed?.ToString(CultureInfo.InvariantCulture) ?? "missing"}; with {approvers} approvers it is 1 to {approvers}."),
            _ => throw new ArgumentException($"The rule {command.Rule} is none of ApprovalRule."),
        };

    private static ApprovalStatus StatusOf(TicketApproval approval)
    {
        int approved = approval.Decisions.Count(decision => decision.IsApproved);
        return approved >= approval.Needed ? ApprovalStatus.Approved
            : approved + approval.Approvers.Count - approval.Decisions.Count < approval.Needed ? ApprovalStatus.Rejected
            : ApprovalStatus.Pending;
    }

    // A decision that comes too late is too late even if nobody has marked the approval as expired yet.
    private static TicketDecision? Find(Ticket ticket, string id, DateTimeOffset now, out TicketApproval approval)
    {
        TicketApproval? found = ticket.Approvals.FirstOrDefault(other => other.Id == id);
        approval = found!;
        return found is null ? TicketDecision.Refuse(TicketRefusalCodes.NotFound, $"The ticket has no approval '{Input.Shown(id)}'. Read the ticket again.")
            : found.Status != ApprovalStatus.Pending ? TicketDecision.Refuse(TicketRefusalCodes.ApprovalClosed, $"The approval '{id}' is {found.Status} already. Request another one.")
            : found.DueAt <= now ? TicketDecision.Refuse(TicketRefusalCodes.ApprovalClosed, string.Create(CultureInfo.InvariantCulture, $"The approval '{id}' could be decided until {found.DueAt:O}. Request another one."))
            : null;
    }

    private static Ticket With(Ticket ticket, TicketApproval approval) =>
        ticket with { Approvals = [.. ticket.Approvals.Select(other => other.Id == approval.Id ? approval : other)] };

    // The id is given when the event is published.
    private static TicketApprovalDecided Told(Ticket ticket, TicketApproval approval, DateTimeOffset now, AgentId? approver, bool? isApproved) => new()
    {
        Id = default,
        Tenant = ticket.Tenant,
        OccurredAt = now,
        Ticket = ticket.Id,
        Approval = approval.Id,
        Status = approval.Status,
        Approver = approver,
        IsApproved = isApproved,
    };

    private static TicketDecision Changed(Ticket ticket, Ticket after, string action, DateTimeOffset now, TicketEvent told) =>
        TicketDecision.Of(TicketStep.Of(ticket, after, action, now)! with { Events = [told] });
}
