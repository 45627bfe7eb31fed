using System.Collections.Frozen;
using System.Globalization;
using CustomerLifecycle.Events;
using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Tickets;

/// <summary>Decides what lists of actions do: all of a list, or, when one is refused, nothing of it. Pure.</summary>
internal sealed class ActionRunner(TicketDecider decider, EscalationDecider escalations, CallbackDecider callbacks, SatisfactionPolicy? satisfaction)
{
    public const string EffectAction = "effect";
    public const string SatisfactionAction = "ask-satisfaction";

    public TicketDecision Run(Ticket ticket, IReadOnlyList<TicketAction> actions, ActionScope scope)
    {
        TicketDecision decision = TicketDecision.Nothing(ticket);
        foreach (TicketAction action in actions)
        {
            TicketDecision next = Attempt(decision.After!, action, scope);
            if (next.Refusals.Count > 0)
            {
                return next;
            }

            decision = decision.Then(next);
        }

        return decision with { Steps = [.. decision.Steps.Select(step => step with { Actor = scope.Actor, Reason = scope.Reason })] };
    }

    // What a filled-in text or a list of tags becomes is known only now; a rule that makes it too long is refused like any other.
    private TicketDecision Attempt(Ticket ticket, TicketAction action, ActionScope scope)
    {
        try
        {
            return Decide(ticket, action, scope);
        }
        catch (ArgumentException e)
        {
            return TicketDecision.Refuse(TicketRefusalCodes.InvalidValue, e.Message);
        }
    }

    private TicketDecision Decide(Ticket ticket, TicketAction action, ActionScope scope) => action switch
    {
        TicketAction.SetPriority set => Update(ticket, scope, update => update with { Priority = set.Priority }),
        TicketAction.AddTags add => Update(ticket, scope, update => update with { Tags = [.. ticket.Tags.Union(add.Tags, StringComparer.Ordinal)] }),
        TicketAction.RemoveTags remove => Update(ticket, scope, update => update with { Tags = [.. ticket.Tags.Except(remove.Tags, StringComparer.Ordinal)] }),
        TicketAction.SetField set => Update(ticket, scope, update => update with { Fields = new Dictionary<string, string>(StringComparer.Ordinal) { [set.Field] = set.Value ?? "" } }),
        TicketAction.Assign assign => Assign(ticket, assign.Agent ?? Self(scope), scope),
        TicketAction.Release => TicketDecider.Release(ticket, scope.Now),
        TicketAction.HandOver handOver => HandOver(ticket, handOver, scope),
        TicketAction.Escalate => escalations.Escalate(ticket, new() { Tenant = ticket.Tenant, Ticket = ticket.Id, Actor = scope.Actor }, scope.Now),
        TicketAction.Fire fire => decider.Fire(
            ticket,
            new()
            {
                Tenant = ticket.Tenant,
                Ticket = ticket.Id,
                Actor = scope.Actor,
                Trigger = fire.Trigger,
                Fields = fire.Fields ?? FrozenDictionary<string, string>.Empty,
                Permissions = scope.IsAutomatic ? (fire.Permissions ?? []).ToFrozenSet(StringComparer.Ordinal) : scope.Permissions,
            },
            scope.Now),
        TicketAction.AddNote note => Comment(ticket, note.Text, isPublic: false, scope),
        TicketAction.Reply reply => Comment(ticket, reply.Text, isPublic: true, scope),
        TicketAction.AddWatcher watch => Watch(ticket, watch.Agent ?? Self(scope), watch.Notices, scope),
        TicketAction.Notify notify => TicketDecision.Nothing(ticket) with { Notices = [new(ticket.Id, notify.Notice)] },
        TicketAction.RequestCallback request => RequestCallback(ticket, request, scope),
        TicketAction.RequestSatisfaction => RequestSatisfaction(ticket, scope),
        TicketAction.RunEffect run => RunEffect(ticket, run.Effect, scope),
        _ => throw new InvalidOperationException($"No action {action.GetType().Name} is known. Update the package on every node."),
    };

    private TicketDecision Update(Ticket ticket, ActionScope scope, Func<UpdateTicket, UpdateTicket> set) =>
        decider.Update(ticket, set(new() { Tenant = ticket.Tenant, Ticket = ticket.Id, Actor = scope.Actor }), scope.Now);

    private static AgentId Self(ActionScope scope) => scope.Actor.Kind == ParticipantKind.Agent
        ? new(scope.Actor.Id)
        : throw new ArgumentException($"The macro means the agent who applies it, and {scope.Actor.Kind} is none. Name the agent in the macro, or have an agent apply it.");

    private static TicketDecision Assign(Ticket ticket, AgentId agent, ActionScope scope) =>
        scope.IsAutomatic && ticket.Assignee is { } owner && owner != agent
            ? Owned
            : TicketDecider.Assign(ticket, new() { Tenant = ticket.Tenant, Ticket = ticket.Id, Actor = scope.Actor, Agent = agent }, scope.Now);

    private TicketDecision HandOver(Ticket ticket, TicketAction.HandOver action, ActionScope scope) =>
        scope.IsAutomatic && !action.EvenIfAssigned && ticket.Assignee is { } owner && (owner != action.Agent || ticket.Group != action.Group)
            ? Owned
            : decider.HandOver(ticket, new() { Tenant = ticket.Tenant, Ticket = ticket.Id, Actor = scope.Actor, Group = action.Group, Agent = action.Agent }, scope.Now);

    private static TicketDecision Owned =>
        TicketDecision.Refuse(TicketRefusalCodes.AlreadyAssigned, "An agent has the ticket, and a rule takes it from nobody.");

    private TicketDecision Comment(Ticket ticket, string text, bool isPublic, ActionScope scope) => decider.Comment(
        ticket,
        new() { Tenant = ticket.Tenant, Ticket = ticket.Id, Actor = scope.Actor, Text = PlaceholderText.Fill(text, ticket), IsPublic = isPublic, IsAutomatic = scope.IsAutomatic },
        scope.Now);

    private static TicketDecision Watch(Ticket ticket, AgentId agent, TicketNotices notices, ActionScope scope) => ticket.Watchers.Any(watcher => watcher.Agent == agent)
        ? TicketDecision.Nothing(ticket)
        : WatcherDecider.Watch(ticket, new() { Tenant = ticket.Tenant, Ticket = ticket.Id, Actor = scope.Actor, Watcher = TicketWatcher.Of(agent, notices) }, scope.Now);

    // Named after the version that asks for it: the same decision gives the same id, and no other version has it.
    private TicketDecision RequestCallback(Ticket ticket, TicketAction.RequestCallback action, ActionScope scope) => callbacks.Request(
        ticket,
        new()
        {
            Tenant = ticket.Tenant,
            Ticket = ticket.Id,
            Actor = scope.Actor,
            CallbackReason = PlaceholderText.Fill(action.Reason, ticket),
            Agent = action.Agent,
            Group = action.Group,
            DueAt = scope.Now + action.Delay,
            Origin = scope.IsAutomatic ? CallbackOrigin.Rule : CallbackOrigin.Request,
        },
        string.Create(CultureInfo.InvariantCulture, $"{ticket.Id.Value}.{ticket.Version + 1}"),
        scope.Now);

    private TicketDecision RequestSatisfaction(Ticket ticket, ActionScope scope) => satisfaction is null || ticket.Customer is null
        ? TicketDecision.Nothing(ticket)
        : Later(ticket, SatisfactionAction, DueChange.Schedule(SatisfactionHandler.SatisfactionKind, ticket.Id.Value, scope.Now + satisfaction.Delay), scope);

    private static TicketDecision RunEffect(Ticket ticket, string effect, ActionScope scope)
    {
        long version = ticket.Version + 1;
        string payload = TicketJson.Write(new TicketEffectPayload(ticket.Id.Value, version, effect, scope.Actor.ToString()));
        string key = string.Create(CultureInfo.InvariantCulture, $"{ticket.Id.Value}/{version}/run/{effect}");
        return Later(ticket, EffectAction, DueChange.Schedule(TicketEffectHandler.EffectKind, key, scope.Now, payload), scope);
    }

    private static TicketDecision Later(Ticket ticket, string action, DueChange due, ActionScope scope) =>
        TicketDecision.Of(TicketStep.Of(ticket, ticket, action, scope.Now, always: true)! with { Due = [due] });
}
