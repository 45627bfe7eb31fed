using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>The integration events that a change of a ticket causes, found by comparing before and after.</summary>
internal sealed class TicketEvents(TicketStep step, TicketActor actor, IIdGenerator ids)
{
    private readonly List<IntegrationEvent> _events = [];
    private readonly Ticket _after = step.After;
    private readonly DateTimeOffset _now = step.After.UpdatedAt;

    public IReadOnlyList<IntegrationEvent> Gather()
    {
        (Ticket? before, Ticket after) = (step.Before, step.After);
        if (before is null)
        {
            Add(new TicketCreated { Id = NewId(), Tenant = after.Tenant, OccurredAt = after.CreatedAt, Ticket = after.Id, Number = after.Number, Type = after.Type, Priority = after.Priority, State = after.State, Category = after.Category, Group = after.Group });
        }

        if (step.Transition is { } transition)
        {
            Add(new TicketTransitioned { Id = NewId(), Tenant = after.Tenant, OccurredAt = _now, Ticket = after.Id, From = transition.From, To = transition.To, FromCategory = transition.FromCategory, ToCategory = transition.ToCategory, Trigger = transition.Trigger, Actor = actor.ToString() });
        }

        if (before is not null && before.Group != after.Group && after.Group is { } group)
        {
            Add(new TicketHandedOver { Id = NewId(), Tenant = after.Tenant, OccurredAt = _now, Ticket = after.Id, FromGroup = before.Group, ToGroup = group });
        }

        if (before?.Assignee != after.Assignee)
        {
            Add(new TicketAssigned { Id = NewId(), Tenant = after.Tenant, OccurredAt = _now, Ticket = after.Id, Agent = after.Assignee, Group = after.Group, FormerAgent = before?.Assignee });
        }

        if (step is { Comment: { } comment, IsCopy: false })
        {
            Add(new TicketReplied { Id = NewId(), Tenant = after.Tenant, OccurredAt = _now, Ticket = after.Id, Sender = comment.AuthorKind, Agent = actor.Kind == ParticipantKind.Agent ? new AgentId(actor.Id) : null, IsPublic = comment.IsPublic, IsAutomatic = step.IsAutomatic ? true : null });
        }

        foreach (SlaClock clock in after.Sla?.Clocks ?? [])
        {
            // By number: a ticket may have had another clock for the same thing from the same instant on, which was cancelled.
            AddSla(before?.Sla?.Clocks.FirstOrDefault(old => old.Number == clock.Number && old.Kind == clock.Kind && old.Group == clock.Group), clock);
        }

        foreach (TicketEvent told in step.Events)
        {
            Add(told with { Id = NewId() });
        }

        return _events;
    }

    private void AddSla(SlaClock? old, SlaClock clock)
    {
        // What an imported ticket had reached before it came here is not raised again.
        foreach (int level in step.Before is null ? [] : clock.Escalated.Except(old?.Escalated ?? []))
        {
            Add(new TicketSlaEscalated { Id = NewId(), Tenant = _after.Tenant, OccurredAt = _now, Ticket = _after.Id, Target = clock.Kind, Level = level, DueAt = clock.DueAt ?? old?.DueAt ?? _now, Group = clock.Group });
        }

        if (old?.BreachedAt is null && clock.BreachedAt is { } breachedAt)
        {
            Add(new TicketSlaBreached { Id = NewId(), Tenant = _after.Tenant, OccurredAt = breachedAt, Ticket = _after.Id, Target = clock.Kind, DueAt = clock.DueAt ?? breachedAt, Group = clock.Group });
        }

        if (clock.IsMet && old is not { IsStopped: true })
        {
            Add(new TicketSlaMet { Id = NewId(), Tenant = _after.Tenant, OccurredAt = _now, Ticket = _after.Id, Target = clock.Kind, DueAt = clock.DueAt ?? _now, Group = clock.Group });
        }
    }

    private EventId NewId() => EventId.From(ids.NewGuid());

    private void Add(TicketEvent happened) => _events.Add(happened with
    {
        Customer = _after.Customer,
        Contact = _after.Contact,
        Conversation = _after.Conversation,
        Issue = _after.Issue,
        Dimensions = _after.Dimensions with
        {
            Agent = _after.Assignee?.Value,
            Team = _after.Group ?? _after.Dimensions.Team,
            Reason = _after.Reason ?? _after.Dimensions.Reason,
            CustomerLevel = _after.CustomerLevel ?? _after.Dimensions.CustomerLevel,
        },
    });
}
