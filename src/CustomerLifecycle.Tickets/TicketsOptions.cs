using CustomerLifecycle.Calendars;

namespace CustomerLifecycle.Tickets;

/// <summary>What tickets can be and how fast they must be. Checked when the host starts.</summary>
public sealed class TicketsOptions
{
    /// <summary>The default of <see cref="NumberFormat"/>.</summary>
    public const string DefaultNumberFormat = "T{number:000000}";

    /// <summary>The default of <see cref="RepeatVisitWindow"/>, in days.</summary>
    public const int DefaultRepeatVisitDays = 30;

    /// <summary>The workflows; the name of one is a ticket type. Several versions of one may be there: new tickets follow the highest, old
    /// ones stay on theirs. When none is added, <see cref="ReadyWorkflows.All"/> are used.</summary>
    public IList<WorkflowDefinition> Workflows { get; } = [];

    /// <summary>What happens at start when a version of a workflow was changed in place. The store remembers the <see cref="WorkflowDefinition.Hash"/> of every
    /// version it has seen.</summary>
    public ChangedWorkflowRule ChangedWorkflows { get; set; }

    /// <summary>The guards by the names that workflows use.</summary>
    public IDictionary<string, WorkflowGuard> Guards { get; } = new Dictionary<string, WorkflowGuard>(StringComparer.Ordinal);

    /// <summary>The business calendars by the names that SLA policies use.</summary>
    public IDictionary<string, BusinessCalendar> Calendars { get; } = new Dictionary<string, BusinessCalendar>(StringComparer.Ordinal);

    /// <summary>The SLA policies; the first whose types match applies to a new ticket. A ticket remembers its policy by name.</summary>
    public IList<SlaPolicy> SlaPolicies { get; } = [];

    /// <summary>The fields of tickets by type. A type without definitions has free text fields.</summary>
    public IDictionary<string, IReadOnlyList<TicketFieldDefinition>> Fields { get; } = new Dictionary<string, IReadOnlyList<TicketFieldDefinition>>(StringComparer.Ordinal);

    /// <summary>Whether tickets of a type with <see cref="Fields"/> may have others too: free text, as given. Off by default: a mistyped name
    /// is refused. What its workflow requires, <c>closeReason</c>, and the fields that visits fill in are known in any case.</summary>
    public bool AllowUnknownFields { get; set; }

    /// <summary>The checklists with which tickets begin, by type.</summary>
    public IDictionary<string, IReadOnlyList<ChecklistLine>> Checklists { get; } = new Dictionary<string, IReadOnlyList<ChecklistLine>>(StringComparer.Ordinal);

    /// <summary>The templates from which <see cref="ITicketTemplates"/> creates tickets, each name once.</summary>
    public IList<TicketTemplate> Templates { get; } = [];

    /// <summary>The names of the priorities, the least urgent first. When none is added: low, normal, high, urgent.</summary>
    public IList<string> Priorities { get; } = [];

    /// <summary>The priority of a ticket that names none.</summary>
    public string DefaultPriority { get; set; } = "normal";

    /// <summary>How a ticket's number is written: text with <c>{number}</c> (or <c>{number:000000}</c> for at least six digits), and,
    /// where wanted, <c>{type}</c>, <c>{year}</c>, <c>{month}</c> and <c>{day}</c> of its creation, UTC.</summary>
    public string NumberFormat { get; set; } = DefaultNumberFormat;

    /// <summary>For how long a closed ticket is shown when its customer contacts again; above zero.</summary>
    public TimeSpan RepeatVisitWindow { get; set; } = TimeSpan.FromDays(DefaultRepeatVisitDays);

    /// <summary>The ticket types whose parents may be solved and closed while children of theirs are open. Every other parent waits for its
    /// children, and is named in the refusal with their numbers.</summary>
    public ISet<string> ParentsThatDoNotWait { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>What a new contact about a ticket that is done leads to; the first policy whose types match applies. When none does, a solved
    /// ticket is reopened within <see cref="RepeatVisitWindow"/>, and a closed one is repeated.</summary>
    public IList<RecontactPolicy> RecontactPolicies { get; } = [];

    /// <summary>The triggers that say the customer has answered. When a customer writes in public on a ticket that is pending, by whatever channel, the first
    /// that its workflow permits is done; a machine's reply does not count. Empty to leave tickets waiting.</summary>
    public IList<string> AnsweredTriggers { get; } = ["CustomerAnswered"];

    /// <summary>Where tickets go when they are escalated; the first path whose types match applies.</summary>
    public IList<EscalationPath> EscalationPaths { get; } = [];

    /// <summary>The groups whose tickets are given to an agent by themselves, as <see cref="IAssigneeSelector"/> chooses.</summary>
    public ISet<string> DistributedGroups { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>The members of groups, unless the host registers an <see cref="IGroupMembers"/>.</summary>
    public IDictionary<string, IReadOnlyList<AgentId>> GroupMembers { get; } = new Dictionary<string, IReadOnlyList<AgentId>>(StringComparer.Ordinal);

    /// <summary>How visits move the workflow, and what becomes of reports.</summary>
    public FieldServiceOptions FieldService { get; } = new();

    /// <summary>How callbacks go on.</summary>
    public CallbackOptions Callbacks { get; } = new();

    /// <summary>Lets the tickets of a group be given to its members by themselves.</summary>
    /// <param name="group">The group.</param>
    /// <param name="members">Its members; none when the host registers an <see cref="IGroupMembers"/>.</param>
    public TicketsOptions DistributeGroup(string group, params AgentId[] members)
    {
        DistributedGroups.Add(group);
        if (members.Length > 0)
        {
            GroupMembers[group] = members;
        }

        return this;
    }

    /// <summary>Adds a policy for new contacts about tickets that are done.</summary>
    /// <param name="policy">The policy.</param>
    public TicketsOptions AddRecontactPolicy(RecontactPolicy policy)
    {
        RecontactPolicies.Add(policy);
        return this;
    }

    /// <summary>Adds an escalation path.</summary>
    /// <param name="path">The path.</param>
    public TicketsOptions AddEscalationPath(EscalationPath path)
    {
        EscalationPaths.Add(path);
        return this;
    }

    /// <summary>Rules, macros, time rules, notices and satisfaction: what tickets do by themselves.</summary>
    public TicketAutomationOptions Automation { get; } = new();

    /// <summary>Adds a workflow.</summary>
    /// <param name="workflow">The workflow.</param>
    public TicketsOptions AddWorkflow(WorkflowDefinition workflow)
    {
        Workflows.Add(workflow);
        return this;
    }

    /// <summary>Adds a guard.</summary>
    /// <param name="name">The name that workflows use.</param>
    /// <param name="guard">The guard.</param>
    public TicketsOptions AddGuard(string name, WorkflowGuard guard)
    {
        Guards.Add(name, guard);
        return this;
    }

    /// <summary>Defines the fields of a type. <see cref="TicketFieldJson.Read"/> reads definitions from JSON.</summary>
    /// <param name="type">The ticket type: the name of a workflow.</param>
    /// <param name="definitions">The fields.</param>
    public TicketsOptions AddFields(string type, params IReadOnlyList<TicketFieldDefinition> definitions)
    {
        Fields.Add(type, definitions);
        return this;
    }

    /// <summary>Adds the checklist with which tickets of a type begin.</summary>
    /// <param name="type">The ticket type: the name of a workflow.</param>
    /// <param name="items">The items.</param>
    public TicketsOptions AddChecklist(string type, params IReadOnlyList<ChecklistLine> items)
    {
        Checklists.Add(type, items);
        return this;
    }

    /// <summary>Adds a template. <see cref="TicketTemplate.FromJson"/> reads one from JSON.</summary>
    /// <param name="template">The template.</param>
    public TicketsOptions AddTemplate(TicketTemplate template)
    {
        Templates.Add(template);
        return this;
    }

    /// <summary>Adds a business calendar.</summary>
    /// <param name="name">The name that SLA policies use.</param>
    /// <param name="calendar">The calendar.</param>
    public TicketsOptions AddCalendar(string name, BusinessCalendar calendar)
    {
        Calendars.Add(name, calendar);
        return this;
    }

    /// <summary>Adds an SLA policy.</summary>
    /// <param name="policy">The policy.</param>
    public TicketsOptions AddSlaPolicy(SlaPolicy policy)
    {
        SlaPolicies.Add(policy);
        return this;
    }
}
