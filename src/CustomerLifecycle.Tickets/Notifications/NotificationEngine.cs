using System.Collections.Frozen;
using System.Globalization;
using CustomerLifecycle.Calendars;
using CustomerLifecycle.Events;
using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Tickets;

/// <summary>Extends a decision by the notices it causes. Pure.</summary>
internal sealed class NotificationEngine(IReadOnlyList<NotificationPolicy> policies, IReadOnlyDictionary<string, BusinessCalendar> calendars, ConditionEvaluator conditions)
{
    public const string NoticeKind = "tickets.notice";
    public const string SendAction = "notify";
    public const string HoldAction = "hold-notice";
    public const string NobodyAction = "notify-nobody";

    private readonly FrozenDictionary<string, NotificationPolicy> _policies = policies.ToFrozenDictionary(policy => policy.Name, StringComparer.Ordinal);
    private readonly FrozenDictionary<string, BusinessCalendar> _calendars = calendars.ToFrozenDictionary(StringComparer.Ordinal);

    public TicketDecision Extend(TicketDecision decision, TicketActor actor, DateTimeOffset now)
    {
        if (policies.Count == 0)
        {
            return decision;
        }

        List<TicketStep> steps = [.. decision.Steps];
        TicketId[] tickets = [.. decision.Steps.Select(step => step.After.Id).Concat(decision.Notices.Select(notice => notice.Ticket)).Distinct()];
        foreach (TicketId ticket in tickets)
        {
            TicketStep[] own = [.. decision.Steps.Where(step => step.After.Id == ticket)];
            Ticket current = own is [.., var last] ? last.After : decision.Before!;
            steps.AddRange(Notices(current, own, [.. decision.Notices.Where(notice => notice.Ticket == ticket).Select(notice => notice.Notice)], actor, now));
        }

        return decision with { Steps = steps };
    }

    /// <summary>Sends a notice that was held, or holds it on.</summary>
    public TicketDecision Release(Ticket ticket, HeldNotice notice, DateTimeOffset now) =>
        _policies.TryGetValue(notice.Policy, out NotificationPolicy? policy) && conditions.Holds(policy.If, ticket, now) && To(policy, ticket, [], notice.About) is { } to
            ? TicketDecision.Of(Step(policy, ticket, to, notice.About, now))
            : TicketDecision.Nothing(ticket);

    private IEnumerable<TicketStep> Notices(Ticket ticket, TicketStep[] steps, HashSet<string> asked, TicketActor actor, DateTimeOffset now)
    {
        StepOccurrence[] occurrences = [.. steps.Select(step => StepOccurrence.Of(step, actor))];

        // What they did themselves they know.
        HashSet<string> told = new(StringComparer.Ordinal);
        if (actor.Kind == ParticipantKind.Agent)
        {
            told.Add(AgentKey(new(actor.Id)));
        }

        // The customer of a ticket that was merged is told about the one it goes on as.
        foreach (NotificationPolicy policy in policies.Where(policy => ticket.MergedInto is null || policy.To != TicketNotificationAudience.Customer))
        {
            StepOccurrence[] matched = [.. occurrences.Where(occurrence => policy.On.Any(one => one.Matches(occurrence)))];
            TicketNotices about = WatcherNotices.Of(matched);
            bool wanted = (asked.Contains(policy.Name) || matched.Length > 0) && conditions.Holds(policy.If, ticket, now);
            if (wanted && policy.To == TicketNotificationAudience.Customer && CustomerKey(ticket) is null)
            {
                TicketStep nobody = TicketStep.Of(ticket, ticket, NobodyAction, now, always: true)! with
                {
                    Actor = TicketActor.System("notice/" + policy.Name),
                    Reason = "The ticket has neither a customer nor a contact point.",
                };
                ticket = nobody.After;
                yield return nobody;
            }
            else if (wanted && To(policy, ticket, told, about) is { } to)
            {
                told.UnionWith(to.Keys);
                TicketStep step = Step(policy, ticket, to, about, now);
                ticket = step.After;
                yield return step;
            }
        }
    }

    private TicketStep Step(NotificationPolicy policy, Ticket ticket, Recipients to, TicketNotices about, DateTimeOffset now)
    {
        TicketActor actor = TicketActor.System("notice/" + policy.Name);
        string key = ticket.Id.Value + "/" + policy.To;
        if (policy.Hours is { } hours && !_calendars[hours].IsOpen(now))
        {
            DateTimeOffset? opening = _calendars[hours].NextOpen(now);
            string until = opening is { } at ? string.Create(CultureInfo.InvariantCulture, $"until {at:O}") : "for good: the calendar never opens";
            return TicketStep.Of(ticket, ticket, HoldAction, now, always: true)! with
            {
                Actor = actor,
                Reason = $"{policy.To}, {until}",
                Due = opening is { } due ? [DueChange.Schedule(NoticeKind, key, due, new HeldNotice(policy.Name, about).Write())] : [],
            };
        }

        return TicketStep.Of(ticket, ticket, SendAction, now, always: true)! with
        {
            Actor = actor,
            Reason = policy.To.ToString(),

            // What is held for them is older news.
            Due = [DueChange.Cancel(NoticeKind, key)],
            Events =
            [
                new TicketNotificationRequested
                {
                    Id = default,
                    Tenant = ticket.Tenant,
                    OccurredAt = now,
                    Ticket = ticket.Id,
                    Notice = policy.Name,
                    Audience = policy.To,
                    Agents = to.Agents,
                    ContactPoints = to.ContactPoints,
                    Group = to.Group,
                    Text = PlaceholderText.Fill(policy.Text, ticket),
                    Channels = policy.Channels.Count > 0 ? policy.Channels : null,
                }
            ],
        };
    }

    private static Recipients? To(NotificationPolicy policy, Ticket ticket, HashSet<string> told, TicketNotices about)
    {
        switch (policy.To)
        {
            case TicketNotificationAudience.Customer:
                return CustomerKey(ticket) is { } customer && !told.Contains(customer) ? new([customer]) : null;
            case TicketNotificationAudience.Group:
                return ticket.Group is { } group && !told.Contains("group:" + group) ? new(["group:" + group]) { Group = group } : null;
            default:
                AgentId[] agents = [.. Agents(policy.To, ticket, about).Distinct().Where(agent => !told.Contains(AgentKey(agent)))];
                ContactPoint[] points = policy.To == TicketNotificationAudience.Watchers ? [.. WatcherNotices.Outside(ticket, about).Where(point => !told.Contains(PointKey(point)))] : [];
                return agents.Length + points.Length == 0
                    ? null
                    : new([.. agents.Select(AgentKey), .. points.Select(PointKey)]) { Agents = agents.Length > 0 ? agents : null, ContactPoints = points.Length > 0 ? points : null };
        }
    }

    private static IEnumerable<AgentId> Agents(TicketNotificationAudience audience, Ticket ticket, TicketNotices about) => audience == TicketNotificationAudience.Assignee
        ? ticket.Assignee is { } assignee ? [assignee] : []
        : ticket.Watchers.Where(watcher => about == TicketNotices.None || (watcher.Notices & about) != 0).Select(watcher => watcher.Agent).OfType<AgentId>();

    // Whom the host does not know by name is reached where they wrote from.
    private static string? CustomerKey(Ticket ticket) =>
        ticket.Customer is { } customer ? "customer:" + customer.Value
        : ticket.ContactPoint is { } point ? "contact:" + TicketContactPoints.KeyOf(point)
        : null;

    private static string AgentKey(AgentId agent) => "agent:" + agent.Value;

    private static string PointKey(ContactPoint point) => "point:" + TicketContactPoints.KeyOf(point);

    private sealed record Recipients(IReadOnlyList<string> Keys)
    {
        public IReadOnlyList<AgentId>? Agents { get; init; }

        public IReadOnlyList<ContactPoint>? ContactPoints { get; init; }

        public string? Group { get; init; }
    }
}
