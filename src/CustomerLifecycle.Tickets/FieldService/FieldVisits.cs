namespace CustomerLifecycle.Tickets;

/// <summary>Loads, decides, commits: visits.</summary>
internal sealed class FieldVisits(TicketCommandRunner commands, FieldServiceDecider decider) : IFieldService
{
    public Task<TicketResult> ScheduleAsync(ScheduleVisit command, CancellationToken cancellationToken = default) =>
        commands.ChangeAsync("visit-schedule", command, (ticket, now) => decider.Schedule(ticket, command, now), cancellationToken);

    public Task<TicketResult> RescheduleAsync(VisitCommand command, CancellationToken cancellationToken = default) =>
        commands.ChangeAsync("visit-reschedule", command, (ticket, now) => decider.Reschedule(ticket, command, now), cancellationToken);

    public Task<TicketResult> DispatchAsync(DispatchVisit command, CancellationToken cancellationToken = default) =>
        commands.ChangeAsync("visit-dispatch", command, (ticket, now) => decider.Dispatch(ticket, command, now), cancellationToken);

    public Task<TicketResult> AcceptAsync(VisitCommand command, CancellationToken cancellationToken = default) =>
        AdvanceAsync("visit-accept", command, decider.Options.Accept, cancellationToken);

    public Task<TicketResult> DeclineAsync(VisitCommand command, CancellationToken cancellationToken = default) =>
        commands.ChangeAsync("visit-decline", command, (ticket, now) => decider.Decline(ticket, command, now), cancellationToken);

    public Task<TicketResult> DepartAsync(VisitCommand command, CancellationToken cancellationToken = default) =>
        AdvanceAsync("visit-depart", command, decider.Options.Depart, cancellationToken);

    public Task<TicketResult> ArriveAsync(VisitCommand command, CancellationToken cancellationToken = default) =>
        AdvanceAsync("visit-arrive", command, decider.Options.Arrive, cancellationToken);

    public Task<TicketResult> SubmitReportAsync(SubmitFieldReport command, CancellationToken cancellationToken = default)
    {
        (string report, string callback) = (commands.NewId(), commands.NewId());
        return commands.ChangeAsync("visit-report", command, (ticket, now) => decider.Report(ticket, command, report, callback, now), cancellationToken);
    }

    private Task<TicketResult> AdvanceAsync(string verb, VisitCommand command, string trigger, CancellationToken cancellationToken) =>
        commands.ChangeAsync(verb, command, (ticket, now) => decider.Advance(ticket, command, trigger, now), cancellationToken);
}
