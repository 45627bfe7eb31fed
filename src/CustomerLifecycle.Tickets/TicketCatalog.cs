using System.Collections.Frozen;
using CustomerLifecycle.Calendars;

namespace CustomerLifecycle.Tickets;

/// <summary>The options compiled for decisions. Immutable.</summary>
internal sealed class TicketCatalog
{
    private static readonly string[] DefaultPriorities = ["low", "normal", "high", "urgent"];

    private readonly FrozenDictionary<(string Name, int Version), Workflow> _workflows;
    private readonly FrozenDictionary<string, Workflow> _latest;
    private readonly FrozenDictionary<string, SlaEngine> _engines;
    private readonly FrozenSet<string> _priorities;
    private readonly FrozenDictionary<string, TicketFieldSchema> _fields;
    private readonly FrozenDictionary<string, ChecklistLine[]> _checklists;
    private readonly FrozenDictionary<string, TicketTemplate> _templates;
    private readonly SlaPolicy[] _policies;
    private readonly FrozenSet<string> _parentsThatDoNotWait;
    private readonly FrozenSet<string> _distributed;
    private readonly RecontactPolicy[] _recontactPolicies;
    private readonly EscalationPath[] _escalationPaths;

    public TicketCatalog(TicketsOptions options)
    {
        Dictionary<string, WorkflowGuard> guards = GuardsOf(options);
        Workflow[] workflows = [.. WorkflowsOf(options).Select(definition => new Workflow(definition, guards))];
        _workflows = workflows.ToFrozenDictionary(workflow => (workflow.Definition.Name, workflow.Definition.Version));
        _latest = workflows.GroupBy(workflow => workflow.Definition.Name, StringComparer.Ordinal)
            .ToFrozenDictionary(versions => versions.Key, versions => versions.MaxBy(workflow => workflow.Definition.Version)!, StringComparer.Ordinal);
        _policies = [.. options.SlaPolicies];
        Dictionary<string, BusinessCalendar> calendars = new(options.Calendars, StringComparer.Ordinal);
        _engines = _policies.ToFrozenDictionary(policy => policy.Name, policy => new SlaEngine(policy, calendars), StringComparer.Ordinal);
        Priorities = [.. PrioritiesOf(options)];
        _priorities = Priorities.ToFrozenSet(StringComparer.Ordinal);
        _parentsThatDoNotWait = options.ParentsThatDoNotWait.ToFrozenSet(StringComparer.Ordinal);
        _distributed = options.DistributedGroups.ToFrozenSet(StringComparer.Ordinal);
        _recontactPolicies = [.. options.RecontactPolicies, new() { Name = "default", Window = options.RepeatVisitWindow }];
        _escalationPaths = [.. options.EscalationPaths];
        _fields = options.Fields.ToFrozenDictionary(type => type.Key, type => new TicketFieldSchema(type.Value, options.AllowUnknownFields, WorkflowFields.Of(options, type.Key)), StringComparer.Ordinal);
        _checklists = options.Checklists.ToFrozenDictionary(type => type.Key, type => type.Value.ToArray(), StringComparer.Ordinal);
        Templates = [.. options.Templates];
        _templates = Templates.ToFrozenDictionary(template => template.Name, StringComparer.Ordinal);
        AnsweredTriggers = [.. options.AnsweredTriggers];
        (DefaultPriority, NumberFormat, RepeatVisitWindow) = (options.DefaultPriority, options.NumberFormat, options.RepeatVisitWindow);
    }

    public IReadOnlyList<TicketTemplate> Templates { get; }

    /// <summary>The least urgent first.</summary>
    public IReadOnlyList<string> Priorities { get; }

    public string DefaultPriority { get; }

    /// <summary>What is done when the customer writes on a ticket that is pending.</summary>
    public IReadOnlyList<string> AnsweredTriggers { get; }

    public string NumberFormat { get; }

    public TimeSpan RepeatVisitWindow { get; }

    public static IEnumerable<WorkflowDefinition> WorkflowsOf(TicketsOptions options) =>
        options.Workflows.Count > 0 ? options.Workflows : ReadyWorkflows.All;

    public static IEnumerable<string> PrioritiesOf(TicketsOptions options) => options.Priorities.Count > 0 ? options.Priorities : DefaultPriorities;

    /// <summary>The host's guards, and those that are always there.</summary>
    public static Dictionary<string, WorkflowGuard> GuardsOf(TicketsOptions options)
    {
        Dictionary<string, WorkflowGuard> guards = new(TicketGuards.All, StringComparer.Ordinal);
        foreach ((string name, WorkflowGuard guard) in options.Guards)
        {
            guards[name] = guard;
        }

        return guards;
    }

    /// <summary>The fields of a type; of one without definitions every field is free text.</summary>
    public TicketFieldSchema FieldsOf(string type) => _fields.GetValueOrDefault(type, TicketFieldSchema.Free);

    public IReadOnlyList<ChecklistLine> ChecklistOf(string type) => _checklists.GetValueOrDefault(type, []);

    public TicketTemplate? TemplateOf(string name) => _templates.GetValueOrDefault(name);

    public Workflow? LatestOf(string type) => _latest.GetValueOrDefault(type);

    public Workflow? Find(string type, int version) => _workflows.GetValueOrDefault((type, version));

    public Workflow? WorkflowOf(Ticket ticket) => Find(ticket.Type, ticket.WorkflowVersion);

    public bool HasPriority(string priority) => _priorities.Contains(priority);

    public bool ParentWaits(Ticket parent) => !_parentsThatDoNotWait.Contains(parent.Type);

    public bool IsDistributed(string group) => _distributed.Contains(group);

    public RecontactPolicy RecontactPolicyFor(string type) => _recontactPolicies.First(policy => policy.TicketTypes.IsDefaultOrEmpty || policy.TicketTypes.Contains(type));

    public EscalationPath? EscalationPathFor(string type) => _escalationPaths.FirstOrDefault(path => path.TicketTypes.IsDefaultOrEmpty || path.TicketTypes.Contains(type));

    public SlaEngine? EngineFor(string type) =>
        _policies.FirstOrDefault(policy => policy.TicketTypes.IsEmpty || policy.TicketTypes.Contains(type)) is { } found ? _engines[found.Name] : null;

    /// <summary>The engine of a policy; null when it is not configured.</summary>
    public SlaEngine? EngineNamed(string policy) => policy.Length == 0 ? SlaEngine.NoPolicy : _engines.GetValueOrDefault(policy);

    /// <summary>The engine of a ticket's policy; null when it has none, or when its policy is not configured any more.</summary>
    public SlaEngine? EngineOf(Ticket ticket) => ticket.Sla is { } sla ? EngineNamed(sla.Policy) : null;
}
