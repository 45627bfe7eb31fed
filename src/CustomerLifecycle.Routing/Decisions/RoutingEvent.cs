using System.Text.Json.Serialization;

namespace CustomerLifecycle.Routing.Decisions;

/// <summary>A fact in the life of a pool. The facts of one decision are appended to the log together; applied in order they rebuild
/// the pool exactly.</summary>
/// <remarks>The set of facts is closed; a new version adds kinds and never changes one. These are routing's own compact events: for
/// the world outside they are told in the words of <c>CustomerLifecycle.Events</c>.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$")]
[JsonDerivedType(typeof(QueueConfigured), "queue")]
[JsonDerivedType(typeof(AgentSignedIn), "in")]
[JsonDerivedType(typeof(AgentSignedOut), "out")]
[JsonDerivedType(typeof(PresenceChanged), "presence")]
[JsonDerivedType(typeof(ContactEnqueued), "enqueued")]
[JsonDerivedType(typeof(ContactReleased), "released")]
[JsonDerivedType(typeof(HoldEnded), "unheld")]
[JsonDerivedType(typeof(StepExpired), "step")]
[JsonDerivedType(typeof(BackoffEnded), "retry")]
[JsonDerivedType(typeof(OfferMade), "offered")]
[JsonDerivedType(typeof(OfferAccepted), "accepted")]
[JsonDerivedType(typeof(AgentAssigned), "assigned")]
[JsonDerivedType(typeof(ContactRequeued), "requeued")]
[JsonDerivedType(typeof(ContactHandedOn), "handed-on")]
[JsonDerivedType(typeof(PriorityChanged), "priority")]
[JsonDerivedType(typeof(WorkCompleted), "completed")]
[JsonDerivedType(typeof(WorkClosed), "closed")]
[JsonDerivedType(typeof(CustomerLeft), "left")]
[JsonDerivedType(typeof(OverflowApplied), "overflowed")]
[JsonDerivedType(typeof(CommandRecorded), "recorded")]
[JsonDerivedType(typeof(AgentsAlive), "alive")]
[JsonDerivedType(typeof(RateLimitEnded), "unlimited")]
[JsonDerivedType(typeof(CustomerAway), "away")]
[JsonDerivedType(typeof(CustomerBack), "back")]
[JsonDerivedType(typeof(ParticipantInvited), "invited")]
[JsonDerivedType(typeof(ParticipantJoined), "joined")]
[JsonDerivedType(typeof(ParticipantLeft), "parted")]
[JsonDerivedType(typeof(OwnershipPassed), "passed")]
[JsonDerivedType(typeof(ContactSentToPool), "sent")]
[JsonDerivedType(typeof(ContactHeld), "held")]
[JsonDerivedType(typeof(ContactRetrieved), "retrieved")]
public abstract record RoutingEvent
{
    private protected RoutingEvent()
    {
    }

    /// <summary>The event's number in its pool: 1, 2, 3, ... without gaps.</summary>
    [JsonIgnore]
    public long Sequence { get; internal set; }

    /// <summary>When it happened by the log's clock, UTC; never before the event that precedes it.</summary>
    [JsonIgnore]
    public DateTimeOffset At { get; internal set; }
}
