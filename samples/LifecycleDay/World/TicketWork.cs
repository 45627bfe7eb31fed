using System.Globalization;
using CustomerLifecycle;
using CustomerLifecycle.Events;
using CustomerLifecycle.Storage;
using CustomerLifecycle.Tickets;
using LifecycleDay.Simulation;

namespace LifecycleDay.World;

/// <summary>The staff does the next thing with a ticket, while the departments are at work.</summary>
internal sealed class TicketWork(ITicketService tickets, TicketVisits visits, WorldSchedule schedule, Chance chance, IIdGenerator ids, TimeProvider clock) : IDueHandler
{
    internal const string Name = "day.ticket";

    private static readonly TimeOnly LastStep = new(21, 0);

    public string Kind => Name;

    public async Task HandleAsync(DueItem item, CancellationToken cancellationToken)
    {
        int step = int.Parse(item.Payload, CultureInfo.InvariantCulture);
        TicketId id = new(item.Key);
        Ticket ticket = await tickets.GetAsync(Shop.Tenant, id, cancellationToken) ?? throw new InvalidOperationException($"Ticket {id} is not there.");
        if (TicketScript.Find(ticket.Type, step) is not { } todo)
        {
            return;
        }

        TicketActor actor = TicketActor.Agent(Worker(ticket));
        if (todo.Reply is { } reply)
        {
            await RunAsync(item, "reply", key => tickets.CommentAsync(
                new AddComment { Tenant = Shop.Tenant, Ticket = id, Actor = actor, Text = reply, IsPublic = true, IdempotencyKey = key }, cancellationToken));
        }

        if (todo.Trigger is { } trigger)
        {
            await RunAsync(item, "fire", key => tickets.FireAsync(
                new FireTrigger
                {
                    Tenant = Shop.Tenant,
                    Ticket = id,
                    Actor = actor,
                    Trigger = trigger,
                    Fields = todo.Field is null ? new Dictionary<string, string>() : new Dictionary<string, string> { [todo.Field] = todo.Value! },
                    IdempotencyKey = key,
                },
                cancellationToken));
        }

        if (todo.Visit != VisitStep.None)
        {
            await RunAsync(item, "visit", key => visits.DoAsync(ticket, todo.Visit, Engineer(id), key, cancellationToken));
        }

        if (todo.HandOverTo is { } group)
        {
            await RunAsync(item, "hand-over", key => tickets.HandOverAsync(
                new HandOverTicket
                {
                    Tenant = Shop.Tenant,
                    Ticket = id,
                    Actor = actor,
                    Group = group,
                    Agent = group == Shop.Engineering ? Engineer(id) : ticket.Assignee,
                    IdempotencyKey = key,
                },
                cancellationToken));
        }

        DateTimeOffset next = clock.GetUtcNow() + TicketScript.Delay(ticket.Type, step + 1, id, chance);
        DateTimeOffset last = Shop.At(DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).DateTime), LastStep);
        if (TicketScript.Find(ticket.Type, step + 1) is not null && next < last)
        {
            using (ids.EnterScope(item.EffectKey + "/next"))
            {
                await schedule.AtAsync(Name, item.Key, next, (step + 1).ToString(CultureInfo.InvariantCulture), item.EffectKey + "/next", cancellationToken);
            }
        }
    }

    private AgentId Engineer(TicketId ticket) => new(string.Create(CultureInfo.InvariantCulture, $"engineer-{chance.Between("engineer/" + ticket.Value, 1, 3):00}"));

    private AgentId Worker(Ticket ticket) => ticket.Assignee ?? (ticket.Group == Shop.Engineering ? Engineer(ticket.Id) : new AgentId("supervisor-01"));

    // A refusal is a word of the workflow, such as a ticket that was closed meanwhile: the staff leaves it at that.
    private async Task RunAsync(DueItem item, string what, Func<string, Task<TicketResult>> command)
    {
        using (ids.EnterScope(item.EffectKey + "/" + what))
        {
            TicketResult result = await command(item.EffectKey + "/" + what);
            if (result.Status == TicketResultStatus.Conflict)
            {
                throw new InvalidOperationException($"Ticket {item.Key} was changed at the same time.");
            }
        }
    }
}
