using System.Reflection;
using System.Text.Json.Serialization;
using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>What a rule or a notice waits for. A closed set; a filter that is null matches everything.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(Created), "created")]
[JsonDerivedType(typeof(Transitioned), "transitioned")]
[JsonDerivedType(typeof(Reopened), "reopened")]
[JsonDerivedType(typeof(Assigned), "assigned")]
[JsonDerivedType(typeof(Released), "released")]
[JsonDerivedType(typeof(HandedOver), "handedOver")]
[JsonDerivedType(typeof(Replied), "replied")]
[JsonDerivedType(typeof(Updated), "updated")]
[JsonDerivedType(typeof(SlaEscalated), "slaEscalated")]
[JsonDerivedType(typeof(SlaBreached), "slaBreached")]
[JsonDerivedType(typeof(SlaMet), "slaMet")]
[JsonDerivedType(typeof(Other), "other")]
public abstract record TicketRuleEvent
{
    private TicketRuleEvent()
    {
    }

    internal abstract bool Matches(StepOccurrence occurrence);

    /// <summary>The ticket was created.</summary>
    public sealed record Created : TicketRuleEvent
    {
        internal override bool Matches(StepOccurrence occurrence) => occurrence.Any<TicketCreated>();
    }

    /// <summary>The ticket went from one state to another.</summary>
    /// <param name="From">The state it left.</param>
    /// <param name="To">The state it entered.</param>
    /// <param name="FromCategory">The category it left.</param>
    /// <param name="ToCategory">The category it entered. Going from one state of a category to another of the same does not enter it.</param>
    /// <param name="Trigger">What was done.</param>
    public sealed record Transitioned(
        string? From = null, string? To = null, StateCategory? FromCategory = null, StateCategory? ToCategory = null, string? Trigger = null) : TicketRuleEvent
    {
        internal override bool Matches(StepOccurrence occurrence) => occurrence.Any<TicketTransitioned>(moved =>
            Is(From, moved.From) && Is(To, moved.To) && Is(Trigger, moved.Trigger)
            && (FromCategory is null || (moved.FromCategory == FromCategory && (ToCategory == FromCategory || moved.ToCategory != FromCategory)))
            && (ToCategory is null || (moved.ToCategory == ToCategory && (ToCategory == FromCategory || moved.FromCategory != ToCategory))));
    }

    /// <summary>A solved or closed ticket was taken up again.</summary>
    public sealed record Reopened : TicketRuleEvent
    {
        internal override bool Matches(StepOccurrence occurrence) => occurrence.Any<TicketTransitioned>(moved =>
            moved.FromCategory is StateCategory.Solved or StateCategory.Closed && moved.ToCategory is not (StateCategory.Solved or StateCategory.Closed));
    }

    /// <summary>An agent got the ticket.</summary>
    /// <param name="Agent">The agent.</param>
    public sealed record Assigned(AgentId? Agent = null) : TicketRuleEvent
    {
        internal override bool Matches(StepOccurrence occurrence) =>
            occurrence.Any<TicketAssigned>(assigned => assigned.Agent is not null && (Agent is null || assigned.Agent == Agent));
    }

    /// <summary>Nobody has the ticket any more: it was released, or handed over to a group.</summary>
    public sealed record Released : TicketRuleEvent
    {
        internal override bool Matches(StepOccurrence occurrence) => occurrence.Any<TicketAssigned>(assigned => assigned.Agent is null && assigned.FormerAgent is not null);
    }

    /// <summary>The ticket went to another group.</summary>
    /// <param name="From">The group that had it.</param>
    /// <param name="To">The group that has it.</param>
    public sealed record HandedOver(string? From = null, string? To = null) : TicketRuleEvent
    {
        internal override bool Matches(StepOccurrence occurrence) => occurrence.Any<TicketHandedOver>(handed => Is(From, handed.FromGroup) && Is(To, handed.ToGroup));
    }

    /// <summary>Somebody wrote on the ticket.</summary>
    /// <param name="By">Who.</param>
    /// <param name="IsPublic">True for public replies, false for internal notes.</param>
    /// <param name="IncludeAutomatic">Whether what a machine wrote counts too, such as an out-of-office reply; otherwise it is no
    /// event.</param>
    public sealed record Replied(ParticipantKind? By = null, bool? IsPublic = null, bool IncludeAutomatic = false) : TicketRuleEvent
    {
        internal override bool Matches(StepOccurrence occurrence) => occurrence.Any<TicketReplied>(replied =>
            (By is null || replied.Sender == By) && (IsPublic is null || replied.IsPublic == IsPublic) && (IncludeAutomatic || replied.IsAutomatic is not true));
    }

    /// <summary>A property of an existing ticket changed, by whatever was done.</summary>
    /// <param name="Properties">The properties as the history names them, such as <c>priority</c> or <c>tags</c>; null for any but
    /// <c>version</c>, <c>updatedAt</c> and <c>sla</c>.</param>
    public sealed record Updated(IReadOnlyList<string>? Properties = null) : TicketRuleEvent
    {
        internal override bool Matches(StepOccurrence occurrence) => occurrence.Step.Before is not null && occurrence.Step.Changes.Any(change =>
            Properties is { Count: > 0 } ? Properties.Contains(change.Field, StringComparer.Ordinal) : change.Field is not ("version" or "updatedAt" or "sla" or "timeRules"));
    }

    /// <summary>An SLA clock reached a level of escalation.</summary>
    /// <param name="Target">The clock.</param>
    /// <param name="Level">The level, from 1.</param>
    public sealed record SlaEscalated(SlaTargetKind? Target = null, int? Level = null) : TicketRuleEvent
    {
        internal override bool Matches(StepOccurrence occurrence) =>
            occurrence.Any<TicketSlaEscalated>(escalated => (Target is null || escalated.Target == Target) && (Level is null || escalated.Level == Level));
    }

    /// <summary>An SLA clock passed its target.</summary>
    /// <param name="Target">The clock.</param>
    public sealed record SlaBreached(SlaTargetKind? Target = null) : TicketRuleEvent
    {
        internal override bool Matches(StepOccurrence occurrence) => occurrence.Any<TicketSlaBreached>(breached => Target is null || breached.Target == Target);
    }

    /// <summary>An SLA clock stopped in time.</summary>
    /// <param name="Target">The clock.</param>
    public sealed record SlaMet(SlaTargetKind? Target = null) : TicketRuleEvent
    {
        internal override bool Matches(StepOccurrence occurrence) => occurrence.Any<TicketSlaMet>(met => Target is null || met.Target == Target);
    }

    /// <summary>Any other event of the ticket.</summary>
    /// <param name="Type">Its name on the wire, such as <c>customerlifecycle.ticket.sla-met.v1</c>.</param>
    public sealed record Other(string Type) : TicketRuleEvent
    {
        internal override bool Matches(StepOccurrence occurrence) =>
            occurrence.Any<TicketEvent>(happened => happened.GetType().GetCustomAttribute<EventTypeAttribute>()?.Name == Type);
    }

    private static bool Is(string? wanted, string? actual) => wanted is null || string.Equals(wanted, actual, StringComparison.Ordinal);
}
