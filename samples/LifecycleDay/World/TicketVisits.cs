using System.Globalization;
using CustomerLifecycle;
using CustomerLifecycle.Events;
using CustomerLifecycle.Tickets;
using LifecycleDay.Simulation;

namespace LifecycleDay.World;

/// <summary>Visits at the customer: the desk makes an appointment, an engineer goes there and reports, and the agent who took the customer's
/// contact has the report and calls back.</summary>
internal sealed class TicketVisits(IFieldService visits, ITicketCallbacks callbacks, Chance chance, IIdGenerator ids, TimeProvider clock)
{
    private const string WorkDone = "现场清洗并更换密封圈，试机正常";

    internal Task<TicketResult> DoAsync(Ticket ticket, VisitStep step, AgentId engineer, string key, CancellationToken cancellationToken)
    {
        TicketActor actor = TicketActor.Agent(engineer);
        VisitCommand visit = new() { Tenant = Shop.Tenant, Ticket = ticket.Id, Actor = actor, IdempotencyKey = key };
        return step switch
        {
            VisitStep.Schedule => visits.ScheduleAsync(
                new ScheduleVisit
                {
                    Tenant = Shop.Tenant,
                    Ticket = ticket.Id,
                    Actor = TicketActor.Agent(ticket.TakenBy ?? engineer),
                    IdempotencyKey = key,
                    From = clock.GetUtcNow().AddHours(1),
                    Until = clock.GetUtcNow().AddHours(4),
                    Place = "客户登记地址",
                    Engineer = engineer,
                },
                cancellationToken),
            VisitStep.Dispatch => visits.DispatchAsync(
                new DispatchVisit { Tenant = Shop.Tenant, Ticket = ticket.Id, Actor = actor, IdempotencyKey = key, Engineer = engineer }, cancellationToken),
            VisitStep.Accept => visits.AcceptAsync(visit, cancellationToken),
            VisitStep.Depart => visits.DepartAsync(visit, cancellationToken),
            VisitStep.Arrive => visits.ArriveAsync(visit, cancellationToken),
            VisitStep.Report => visits.SubmitReportAsync(
                new SubmitFieldReport
                {
                    Tenant = Shop.Tenant,
                    Ticket = ticket.Id,
                    Actor = actor,
                    IdempotencyKey = key,
                    IsComplete = true,
                    WorkDone = WorkDone,
                    Parts = [new FieldPart("密封圈", 1)],
                    TravelMinutes = chance.Between("travel/" + ticket.Id.Value, 15, 60),
                    WorkMinutes = chance.Between("work/" + ticket.Id.Value, 20, 110),
                },
                cancellationToken),
            VisitStep.CallBack => CallBackAsync(ticket, engineer, key, cancellationToken),
            _ => throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"Nothing is done on a visit at the step {step}.")),
        };
    }

    private async Task<TicketResult> CallBackAsync(Ticket ticket, AgentId engineer, string key, CancellationToken cancellationToken)
    {
        // Whatever its state: a run that is resumed repeats both commands, and each answers as it did before.
        if (ticket.Callbacks is not [.., var last])
        {
            throw new InvalidOperationException($"Ticket {ticket.Number} has a report but no callback.");
        }

        AgentId agent = last.Agent ?? ticket.TakenBy ?? engineer;
        TicketActor actor = TicketActor.Agent(agent);
        using (ids.EnterScope(key + "/start"))
        {
            TicketResult started = await callbacks.StartCallbackAsync(
                new StartCallback { Tenant = Shop.Tenant, Ticket = ticket.Id, Actor = actor, Callback = last.Id, Agent = agent, IdempotencyKey = key + "/start" }, cancellationToken);
            if (!started.IsApplied)
            {
                return started;
            }
        }

        using (ids.EnterScope(key + "/complete"))
        {
            return await callbacks.CompleteCallbackAsync(
                new CompleteCallback { Tenant = Shop.Tenant, Ticket = ticket.Id, Actor = actor, Callback = last.Id, Outcome = CallbackOutcome.Reached, Note = "客户确认维修满意", IdempotencyKey = key },
                cancellationToken);
        }
    }
}
