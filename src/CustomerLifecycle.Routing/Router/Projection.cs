using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CustomerLifecycle.Events;
using CustomerLifecycle.Routing.Decisions;

namespace CustomerLifecycle.Routing;

/// <summary>Tells the events of a pool in the words of the world outside, while they take effect on a copy of it.</summary>
internal sealed class Projection(RoutingPoolId pool, PoolState state)
{
    private List<IntegrationEvent> _events = [];
    private int _ordinal;

    public IReadOnlyList<IntegrationEvent> Events => _events;

    /// <summary>Hands over what was told so far.</summary>
    public IReadOnlyList<IntegrationEvent> Take()
    {
        var events = _events;
        _events = [];
        return events;
    }

    public void Observe(RoutingEvent fact, ContactState? before)
    {
        _ordinal = 0;
        foreach (var told in Tell(fact, before))
        {
            _events.Add(told);
        }
    }

    private IEnumerable<IntegrationEvent> Tell(RoutingEvent fact, ContactState? before) => fact switch
    {
        AgentSignedIn e => [Presence(fact, e.Agent.Id)],
        AgentSignedOut e => [Presence(fact, e.Agent)],
        PresenceChanged e => [Presence(fact, e.Agent)],
        ContactEnqueued { IsScheduled: false, Request.Direction: ContactDirection.Inbound } e => [Queued(fact, state.Contact(e.Request.Contact)!)],
        ContactReleased => [Queued(fact, Now(before))],
        OfferMade e => [new ContactOffered
        {
            Id = NextId(fact), Tenant = pool.Tenant, OccurredAt = fact.At, Contact = e.Contact, Customer = before!.Request.Customer,
            Conversation = before.Request.Conversation, Issue = before.Request.Issue, Dimensions = Dimensions(before, e.Agent),
            Agent = e.Agent, Timeout = e.ExpiresAt - e.At,
        }],
        OfferAccepted e => [.. OffersEnded(fact, before!, answeredBy: e.Agent), Assigned(fact, Now(before), e.Agent)],
        AgentAssigned e => [.. OffersEnded(fact, before!, answeredBy: e.Agent), Assigned(fact, Now(before), e.Agent)],
        ContactRequeued e when before!.Status == ContactStatus.Offered => [OfferEnded(fact, before, e.Agent, e.Reason == RequeueReason.Expired)],
        ContactRequeued => [Queued(fact, Now(before))],
        ContactHandedOn e => HandedOn(e, before!),
        OverflowApplied e => [new ContactOverflowed
        {
            Id = NextId(fact), Tenant = pool.Tenant, OccurredAt = fact.At, Contact = e.Contact, Customer = before!.Request.Customer,
            Conversation = before.Request.Conversation, Issue = before.Request.Issue, Dimensions = Dimensions(before, null),
            FromQueue = before.Queue, Target = e.Action.Target, ToQueue = e.Action.Queue, Rule = RuleName(e.Condition),
        }],
        CustomerAway => OffersEnded(fact, before!),
        ParticipantInvited e => [Participant(fact, before!, e.Agent, e.Role, ParticipantChange.Invited)],
        ParticipantJoined e => [Participant(fact, before!, e.Agent, e.Role, ParticipantChange.Joined)],
        ParticipantLeft e => [Participant(fact, before!, e.Agent, e.Role, ParticipantChange.Left)],
        OwnershipPassed e =>
        [
            new ContactTransferred
            {
                Id = NextId(fact), Tenant = pool.Tenant, OccurredAt = fact.At, Contact = e.Contact, Customer = before!.Request.Customer,
                Conversation = before.Request.Conversation, Issue = before.Request.Issue, Dimensions = Dimensions(before, e.FromAgent),
                FromAgent = e.FromAgent, Kind = TransferKind.Warm, ToAgent = e.Agent,
            },
            Assigned(fact, Now(before), e.Agent),
        ],
        ContactSentToPool e =>
        [
            .. OffersEnded(fact, before!),
            new ContactSentOn
            {
                Id = NextId(fact), Tenant = pool.Tenant, OccurredAt = fact.At, Contact = e.Contact, Customer = before!.Request.Customer,
                Conversation = before.Request.Conversation, Issue = before.Request.Issue, Dimensions = Dimensions(before, before.Agent),
                FromPool = pool.Name, ToPool = e.Pool, FromQueue = before.Queue, ToQueue = e.Request.Queue, FromAgent = before.Agent, Kind = e.Kind,
                Request = JsonSerializer.Serialize(e.Request, RoutingJsonContext.Default.ContactRequest),
            },
        ],
        CustomerLeft => Left(fact, before!),
        WorkCompleted e => [Completed(e, before!)],
        WorkClosed e => [new ContactClosed
        {
            Id = NextId(fact), Tenant = pool.Tenant, OccurredAt = fact.At, Contact = e.Contact, Customer = before!.Request.Customer,
            Conversation = before.Request.Conversation, Issue = before.Request.Issue, Dimensions = Dimensions(before, e.Agent),
            Agent = e.Agent, WrapUp = e.At - before.CompletedAt!.Value,
        }],
        _ => [],
    };

    private static string RuleName(OverflowCondition condition) => condition switch
    {
        OverflowCondition.OutsideBusinessHours => "outside-business-hours",
        OverflowCondition.NoEligibleAgent => "no-eligible-agent",
        OverflowCondition.QueueLongerThan => "queue-longer-than",
        OverflowCondition.WaitLongerThan => "wait-longer-than",
        OverflowCondition.EstimatedWaitLongerThan => "estimated-wait-longer-than",
        _ => condition.ToString(),
    };

    private IEnumerable<IntegrationEvent> HandedOn(ContactHandedOn e, ContactState before)
    {
        if (before.Status == ContactStatus.Assigned)
        {
            yield return new ContactTransferred
            {
                Id = NextId(e), Tenant = pool.Tenant, OccurredAt = e.At, Contact = e.Contact, Customer = before.Request.Customer,
                Conversation = before.Request.Conversation, Issue = before.Request.Issue, Dimensions = Dimensions(before, before.Agent),
                FromAgent = before.Agent!.Value, Kind = e.Kind, ToQueue = e.Queue, ToAgent = e.ToAgent,
            };
            yield break;
        }

        foreach (var ended in OffersEnded(e, before))
        {
            yield return ended;
        }

        yield return Queued(e, Now(before));
    }

    private IEnumerable<IntegrationEvent> Left(RoutingEvent fact, ContactState before)
    {
        foreach (var ended in OffersEnded(fact, before))
        {
            yield return ended;
        }

        // Whoever leaves a bot was served: the bot's own events tell how.
        if (before.Status != ContactStatus.WithBot)
        {
            yield return new ContactAbandoned
            {
                Id = NextId(fact), Tenant = pool.Tenant, OccurredAt = fact.At, Contact = before.Id, Customer = before.Request.Customer,
                Conversation = before.Request.Conversation, Issue = before.Request.Issue, Dimensions = Dimensions(before, null),
                Queue = before.Queue, Waited = Waited(before, before.AwaySince ?? fact.At),
            };
        }
    }

    private AgentPresenceChanged Presence(RoutingEvent fact, AgentId id)
    {
        var agent = state.Agent(id)!;
        return new AgentPresenceChanged
        {
            Id = NextId(fact), Tenant = pool.Tenant, OccurredAt = fact.At, Agent = id, Presence = agent.Presence.ToString(), AuxCode = agent.AuxCode,
            Dimensions = new EventDimensions { Agent = id.Value, Team = agent.Profile.Team, BusinessUnit = agent.Profile.BusinessUnit },
        };
    }

    private ContactQueued Queued(RoutingEvent fact, ContactState contact) => new()
    {
        Id = NextId(fact), Tenant = pool.Tenant, OccurredAt = fact.At, Contact = contact.Id, Customer = contact.Request.Customer,
        Conversation = contact.Request.Conversation, Issue = contact.Request.Issue, Dimensions = Dimensions(contact, null),
        Queue = contact.Queue, Priority = contact.Priority, Skills = [.. contact.Requirement.Skills.Select(s => s.Skill)],
    };

    private ContactAssigned Assigned(RoutingEvent fact, ContactState contact, AgentId agent) => new()
    {
        Id = NextId(fact), Tenant = pool.Tenant, OccurredAt = fact.At, Contact = contact.Id, Customer = contact.Request.Customer,
        Conversation = contact.Request.Conversation, Issue = contact.Request.Issue, Dimensions = Dimensions(contact, agent),
        Agent = agent, Queue = contact.Queue, Waited = Waited(contact, fact.At), IsBot = state.Agent(agent)!.Profile.IsBot,
        IsOutbound = contact.Request.Direction == ContactDirection.Outbound,
    };

    // Of everybody to whom it was offered, save the one who answered.
    private IEnumerable<IntegrationEvent> OffersEnded(RoutingEvent fact, ContactState before, AgentId? answeredBy = null) =>
        before.OfferedTo().Where(agent => agent != answeredBy).Select(agent => OfferEnded(fact, before, agent, expired: false) with { AnsweredBy = answeredBy });

    private ContactOfferEnded OfferEnded(RoutingEvent fact, ContactState before, AgentId agent, bool expired) => new()
    {
        Id = NextId(fact), Tenant = pool.Tenant, OccurredAt = fact.At, Contact = before.Id, Customer = before.Request.Customer,
        Conversation = before.Request.Conversation, Issue = before.Request.Issue, Dimensions = Dimensions(before, agent),
        Agent = agent, Expired = expired,
    };

    private ContactParticipantChanged Participant(RoutingEvent fact, ContactState before, AgentId agent, ParticipantRole role, ParticipantChange change) => new()
    {
        Id = NextId(fact), Tenant = pool.Tenant, OccurredAt = fact.At, Contact = before.Id, Customer = before.Request.Customer,
        Conversation = before.Request.Conversation, Issue = before.Request.Issue, Dimensions = Dimensions(before, agent),
        Agent = agent, Role = role, Change = change,
    };

    private ContactCompleted Completed(WorkCompleted e, ContactState before) => new()
    {
        Id = NextId(e), Tenant = pool.Tenant, OccurredAt = e.At, Contact = before.Id, Customer = before.Request.Customer,
        Conversation = before.Request.Conversation, Issue = before.Request.Issue, Dimensions = Dimensions(before, e.Agent),
        Agent = e.Agent, Talk = e.At - before.AssignedAt!.Value - e.Hold, Hold = e.Hold, Outcome = e.Outcome, IsBot = state.Agent(e.Agent)!.Profile.IsBot,
    };

    private static TimeSpan Waited(ContactState contact, DateTimeOffset at) =>
        at > contact.EligibleSince ? at - contact.EligibleSince : TimeSpan.Zero;

    private ContactState Now(ContactState? before) => state.Contact(before!.Id)!;

    private EventDimensions Dimensions(ContactState contact, AgentId? id)
    {
        var given = contact.Request.Dimensions;
        var agent = id is { } name ? state.Agent(name)?.Profile : null;
        return given with
        {
            Channel = contact.Request.Channel,
            Queue = contact.Queue.Value,
            SkillGroup = state.Queue(contact.Queue)?.SkillGroup ?? given.SkillGroup,
            Agent = id?.Value,
            Team = agent?.Team,
            BusinessUnit = agent?.BusinessUnit ?? given.BusinessUnit,
        };
    }

    /// <summary>An identifier that follows from the place in the log: whoever tells the event again tells the same event.</summary>
    private EventId NextId(RoutingEvent fact)
    {
        string place = FormattableString.Invariant($"{pool.Tenant.Value}\n{pool.Name}\n{fact.Sequence}\n{_ordinal++}");
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(place), hash);
        // RFC 9562, section 5.8: version 8 is for a content of one's own.
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return EventId.From(new Guid(hash[..16], bigEndian: true));
    }
}
