using CustomerLifecycle.Routing.Commands;
using CustomerLifecycle.Routing.Decisions;

namespace CustomerLifecycle.Routing;

/// <summary>Signing in and out, and presence.</summary>
internal static class AgentDecisions
{
    /// <summary>The aux code of an agent whose heartbeats stopped.</summary>
    public const string MissedHeartbeats = "missed-heartbeats";

    public static RoutingOutcome? Decide(Deliberation deliberation, SignInAgent command)
    {
        var profile = Normalised(command.Agent);
        foreach (var membership in profile.Queues)
        {
            if (deliberation.State.Queue(membership.Queue) is null)
            {
                return Refusals.UnknownQueue(membership.Queue);
            }
        }

        deliberation.Emit(new AgentSignedIn { Agent = profile, Presence = command.Presence, AuxCode = command.AuxCode });
        if (command.Presence == AgentPresence.Offline)
        {
            StopOffers(deliberation, profile.Id);
            Gone(deliberation, profile.Id);
        }

        return null;
    }

    public static RoutingOutcome? Decide(Deliberation deliberation, SignOutAgent command)
    {
        if (Missing(deliberation, command.Agent) is { } refusal)
        {
            return refusal;
        }

        if (command.RequeueContacts)
        {
            GiveBack(deliberation, command.Agent);
        }

        Leave(deliberation, command.Agent, auxCode: null);
        return null;
    }

    public static RoutingOutcome? Decide(Deliberation deliberation, Heartbeat command)
    {
        // One that says nothing new for a while yet is not worth an entry in the log.
        List<AgentId> alive = [.. command.Agents.Distinct().Where(id => deliberation.State.Agent(id) is { HeartbeatDueAt: { } due } agent
            && due - deliberation.Now <= agent.Profile.HeartbeatTimeout / 2).OrderBy(id => id.Value, StringComparer.Ordinal)];
        if (alive.Count > 0)
        {
            deliberation.Emit(new AgentsAlive { Agents = alive });
        }

        return null;
    }

    /// <summary>What time does to an agent.</summary>
    public static void Fire(Deliberation deliberation, AgentState agent, DateTimeOffset dueAt)
    {
        if (agent.LimitedUntil == dueAt)
        {
            deliberation.Emit(new RateLimitEnded { Agent = agent.Id });
            return;
        }

        GiveBack(deliberation, agent.Id);
        Leave(deliberation, agent.Id, MissedHeartbeats);
    }

    public static RoutingOutcome? Decide(Deliberation deliberation, SetAgentPresence command)
    {
        if (Missing(deliberation, command.Agent) is { } refusal)
        {
            return refusal;
        }

        var agent = deliberation.State.Agent(command.Agent)!;
        if (command.Presence == AgentPresence.Draining)
        {
            Drain(deliberation, command.Agent, command.AuxCode);
            LeaveIfDrained(deliberation, command.Agent);
        }
        else if (agent.Presence != command.Presence || agent.AuxCode != command.AuxCode)
        {
            deliberation.Emit(new PresenceChanged { Agent = command.Agent, Presence = command.Presence, AuxCode = command.AuxCode });
            if (command.Presence == AgentPresence.Offline)
            {
                StopOffers(deliberation, command.Agent);
                Gone(deliberation, command.Agent);
            }
        }

        return null;
    }

    /// <summary>Signs a draining agent out with the last contact.</summary>
    public static void LeaveIfDrained(Deliberation deliberation, AgentId id)
    {
        if (deliberation.State.Agent(id) is { IsSignedIn: true, Presence: AgentPresence.Draining, Open: 0 })
        {
            // Nobody looks on who is not signed in.
            foreach (var contact in Held(deliberation, id))
            {
                deliberation.Emit(new ParticipantLeft { Contact = contact.Id, Agent = id, Role = contact.LegOf(id)!.Role!.Value });
            }

            deliberation.Emit(new AgentSignedOut { Agent = id });
        }
    }

    /// <summary>Signs each of several agents out who is draining and holds nothing any more.</summary>
    public static void LeaveIfDrained(Deliberation deliberation, AgentId[] agents)
    {
        foreach (var agent in agents)
        {
            LeaveIfDrained(deliberation, agent);
        }
    }

    private static void GiveBack(Deliberation deliberation, AgentId id)
    {
        foreach (var contact in Held(deliberation, id))
        {
            if (contact.LegOf(id) is { Role: not null } leg)
            {
                ParticipantDecisions.Leave(deliberation, contact, leg);
            }
            else if (contact.Status == ContactStatus.WrapUp)
            {
                deliberation.Emit(new WorkClosed { Contact = contact.Id, Agent = id });
            }
            else if (contact.Status == ContactStatus.Offered || !ParticipantDecisions.PassOn(deliberation, contact))
            {
                Requeue(deliberation, contact, id);
            }
        }
    }

    private static void Leave(Deliberation deliberation, AgentId id, string? auxCode)
    {
        Drain(deliberation, id, auxCode);
        StopOffers(deliberation, id);
        LeaveIfDrained(deliberation, id);
    }

    private static void Drain(Deliberation deliberation, AgentId id, string? auxCode)
    {
        if (deliberation.State.Agent(id)!.Presence != AgentPresence.Draining)
        {
            deliberation.Emit(new PresenceChanged { Agent = id, Presence = AgentPresence.Draining, AuxCode = auxCode });
            Gone(deliberation, id);
        }
    }

    private static void StopOffers(Deliberation deliberation, AgentId id)
    {
        foreach (var contact in Held(deliberation, id))
        {
            if (contact.Status == ContactStatus.Offered)
            {
                Requeue(deliberation, contact, id);
            }
            else if (contact.LegOf(id) is { ExpiresAt: not null } invited)
            {
                ParticipantDecisions.Leave(deliberation, contact, invited);
            }
        }
    }

    private static void Requeue(Deliberation deliberation, ContactState contact, AgentId id)
    {
        var participants = contact.Status == ContactStatus.Assigned ? contact.Legs : [];
        OfferDecisions.Requeue(deliberation, contact, id, RequeueReason.AgentLeft, retryAt: null);
        LeaveIfDrained(deliberation, [.. participants.Select(leg => leg.Agent)]);
    }

    /// <summary>Nothing is kept any longer for an agent who receives nothing more, and nothing waits where nobody is left.</summary>
    private static void Gone(Deliberation deliberation, AgentId id)
    {
        foreach (var contact in deliberation.State.Index.KeptFor(id))
        {
            deliberation.Emit(new HoldEnded { Contact = contact });
        }

        OverflowPolicy.OnAgentGone(deliberation, deliberation.State.Agent(id)!.Profile);
    }

    private static List<ContactState> Held(Deliberation deliberation, AgentId id) =>
        [.. deliberation.State.HeldBy(id).Select(c => deliberation.State.Contact(c)!)];

    private static RoutingOutcome? Missing(Deliberation deliberation, AgentId id) => deliberation.State.Agent(id) switch
    {
        null => Refusals.UnknownAgent(id),
        { IsSignedIn: false } => Refusals.NotSignedIn(id),
        _ => null,
    };

    private static AgentProfile Normalised(AgentProfile profile) => profile with
    {
        Skills = new SortedDictionary<string, int>(profile.Skills.ToDictionary(), StringComparer.Ordinal),
        Attributes = new SortedDictionary<string, AttributeValue>(profile.Attributes.ToDictionary(), StringComparer.Ordinal),
        Queues = [.. profile.Queues.OrderBy(q => q.Queue.Value, StringComparer.Ordinal)],
        Capacity = profile.Capacity with { Channels = [.. profile.Capacity.Channels.OrderBy(c => c.Channel.Value, StringComparer.Ordinal)] },
    };
}
