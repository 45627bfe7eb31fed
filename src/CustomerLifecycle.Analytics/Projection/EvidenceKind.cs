using System.Text.Json.Serialization;

namespace CustomerLifecycle.Analytics;

/// <summary>What a piece of evidence says. Persisted by name; members are only ever added.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EvidenceKind>))]
internal enum EvidenceKind
{
    Queued,
    Assigned,
    AssignedToBot,
    Completed,
    CompletedByBot,
    Closed,
    Abandoned,
    Transferred,
    FlowedOut,
    Started,
    StartedByUs,
    CustomerSaid,
    AgentSaid,
    BotSaid,
    Ended,
    BotAnswered,
    BotClarified,
    BotHandedOver,
    LeadCaptured,
    LeadCapturedByBot,
    Created,
    Solved,
    Reopened,
    HandedOver,
    AgentReplied,
    SlaMet,
    SlaBreached,
    SlaEscalated,
    Captured,
    Merged,
    Claimed,
    Contacted,
    Recycled,
    Won,
    Lost,
    Requested,
    Answered,
}
