using System.Collections.Frozen;
using System.Text.Json.Serialization;
using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>A ticket as it is at one version. Immutable; <see cref="ITicketService"/> changes it.</summary>
public sealed record Ticket
{
    /// <summary>Whose ticket it is.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>Identifies the ticket.</summary>
    public required TicketId Id { get; init; }

    /// <summary>The version, from 1; each change adds one.</summary>
    public required long Version { get; init; }

    /// <summary>The number people call it by, unique for ever within the tenant.</summary>
    public required string Number { get; init; }

    /// <summary>The type; the name of its workflow.</summary>
    public required string Type { get; init; }

    /// <summary>The version of the workflow it follows; it stays on it.</summary>
    public required int WorkflowVersion { get; init; }

    /// <summary>What it is about, in one line.</summary>
    public required string Subject { get; init; }

    /// <summary>What it is about, in full.</summary>
    public string? Description { get; init; }

    /// <summary>The name of the priority.</summary>
    public required string Priority { get; init; }

    /// <summary>The state.</summary>
    public required string State { get; init; }

    /// <summary>The category of the state.</summary>
    public required StateCategory Category { get; init; }

    /// <summary>The group (department) that has it.</summary>
    public string? Group { get; init; }

    /// <summary>The agent who has it.</summary>
    public AgentId? Assignee { get; init; }

    /// <summary>The customer, when known.</summary>
    public CustomerId? Customer { get; init; }

    /// <summary>Whose it was taken to be before, in that order, each once; mostly empty.</summary>
    public IReadOnlyList<CustomerId> FormerCustomers { get; init; } = [];

    /// <summary>The customer's level when the ticket was created.</summary>
    public string? CustomerLevel { get; init; }

    /// <summary>The contact that led to it.</summary>
    public ContactId? Contact { get; init; }

    /// <summary>The conversation it belongs to.</summary>
    public ConversationId? Conversation { get; init; }

    /// <summary>What it is about, over contacts and tickets.</summary>
    public IssueId? Issue { get; init; }

    /// <summary>The reason for the contact, as reports group it.</summary>
    public string? Reason { get; init; }

    /// <summary>Values of the host's own fields, in ordinal order of their names.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>By which number or address the customer reported it, known or not.</summary>
    public ContactPoint? ContactPoint { get; init; }

    /// <summary>The template it was created from.</summary>
    public string? Template { get; init; }

    /// <summary>Files that belong to it, by reference; at most 100.</summary>
    public IReadOnlyList<TicketAttachment> Attachments { get; init; } = [];

    /// <summary>What is to be done, in order; at most 200 items.</summary>
    public IReadOnlyList<TicketChecklistItem> Checklist { get; init; } = [];

    /// <summary>Who is told what happens to it, in the order in which they were added; at most 100.</summary>
    public IReadOnlyList<TicketWatcher> Watchers { get; init; } = [];

    /// <summary>What agents were asked to approve, in the order in which they were asked; at most 100.</summary>
    public IReadOnlyList<TicketApproval> Approvals { get; init; } = [];

    /// <summary>The time spent on it; null while none was booked.</summary>
    public TicketTimeSpent? TimeSpent { get; init; }

    /// <summary>Tags, in ordinal order.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>What reports group by, as given when the ticket was created.</summary>
    public EventDimensions Dimensions { get; init; } = EventDimensions.None;

    /// <summary>When it was created, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was changed last, UTC.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Since when it is in its state, UTC.</summary>
    public DateTimeOffset? StateSince { get; init; }

    /// <summary>Since when it is in states of its category, UTC.</summary>
    public DateTimeOffset? CategorySince { get; init; }

    /// <summary>When the customer last wrote, UTC; what the customer's machine wrote does not count.</summary>
    public DateTimeOffset? LastCustomerReplyAt { get; init; }

    /// <summary>When a human last answered in public, UTC.</summary>
    public DateTimeOffset? LastAgentReplyAt { get; init; }

    /// <summary>When a human first answered in public, UTC.</summary>
    public DateTimeOffset? FirstRespondedAt { get; init; }

    /// <summary>When it was solved last, UTC; null while it is not.</summary>
    public DateTimeOffset? SolvedAt { get; init; }

    /// <summary>How often it was taken up again after it was solved or closed.</summary>
    public int ReopenCount { get; init; }

    /// <summary>When the customer was last asked for a rating, UTC.</summary>
    public DateTimeOffset? SatisfactionRequestedAt { get; init; }

    /// <summary>The time rules that have run, by name in ordinal order.</summary>
    public IReadOnlyDictionary<string, TimeRuleRun> TimeRules { get; init; } = FrozenDictionary<string, TimeRuleRun>.Empty;

    /// <summary>Its service level; null when no policy applies.</summary>
    public TicketSla? Sla { get; init; }

    /// <summary>How it relates to other tickets, in order of kind and time; the other ticket has the opposite link.</summary>
    public IReadOnlyList<TicketLink> Links { get; init; } = [];

    /// <summary>The ticket it goes on as; null while it stands for itself. A merged ticket is Closed and keeps the state it was in.</summary>
    public TicketId? MergedInto { get; init; }

    /// <summary>The agent who took the customer's contact, to whom a field engineer's report comes back; null when no agent did.</summary>
    public AgentId? TakenBy { get; init; }

    /// <summary>How often it was escalated, by somebody or by a rule; 0 for never.</summary>
    public int EscalationLevel { get; init; }

    /// <summary>The visit at the customer that is scheduled; null for none.</summary>
    public Appointment? Appointment { get; init; }

    /// <summary>What field engineers reported, in order.</summary>
    public IReadOnlyList<FieldReport> FieldReports { get; init; } = [];

    /// <summary>When the customer is to be called back, or was, in the order in which it was asked for.</summary>
    public IReadOnlyList<CallbackTask> Callbacks { get; init; } = [];

    /// <summary>When the next of its SLA clocks is due, UTC, also when that is over; null when none runs.</summary>
    [JsonIgnore]
    public DateTimeOffset? DueAt => Sla?.DueAt;

    /// <summary>Whether work is still to be done: its category is neither Solved nor Closed.</summary>
    [JsonIgnore]
    public bool IsOpen => Category is not (StateCategory.Solved or StateCategory.Closed);

    /// <summary>Its number, type and state, without what it says and of whom.</summary>
    public override string ToString() => $"{Number} ({Type}, {State})";
}
