using System.Globalization;
using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>Decides what commands do to tickets. Pure: no clock, no storage.</summary>
internal sealed class TicketDecider(TicketCatalog catalog)
{
    /// <summary>The field that says why a ticket was closed; see <see cref="SlaConditions.CancelReasons"/>.</summary>
    public const string CloseReasonField = "closeReason";

    /// <summary>Everything that speaks against a new ticket.</summary>
    public IReadOnlyList<TicketRefusal> RefusalsOf(CreateTicket command)
    {
        if (catalog.LatestOf(command.Type) is not { } workflow)
        {
            return [new(TicketRefusalCodes.UnknownType, $"No workflow is named '{command.Type}'. Add one to TicketsOptions.Workflows.")];
        }

        IReadOnlyList<TicketRefusal> fields = catalog.FieldsOf(command.Type).Create(command.Fields, workflow.InitialState).Refusals;
        return RefusalOfPriority(command.Priority ?? catalog.DefaultPriority) is { } priority ? [priority, .. fields] : fields;
    }

    public TicketDecision Create(CreateTicket command, TicketId id, string number, DateTimeOffset now)
    {
        Workflow workflow = catalog.LatestOf(command.Type)!;
        DateTimeOffset createdAt = command.CreatedAt?.ToUniversalTime() is not { } given ? now
            : given <= now ? given
            : throw new ArgumentException($"CreatedAt is {given.ToString("O", CultureInfo.InvariantCulture)}, after now, {now.ToString("O", CultureInfo.InvariantCulture)}. Give the time at which the ticket was created elsewhere, or leave it out.");
        Ticket ticket = new()
        {
            Tenant = command.Tenant,
            Id = id,
            Version = 0,
            Number = number,
            Type = command.Type,
            WorkflowVersion = workflow.Definition.Version,
            Subject = Input.Text(command.Subject, Input.MaximumSubject, nameof(command.Subject)),
            Description = Input.OptionalText(command.Description, Input.MaximumText, nameof(command.Description)),
            Priority = command.Priority ?? catalog.DefaultPriority,
            State = workflow.InitialState,
            Category = workflow.CategoryOf(workflow.InitialState),
            Group = Input.OptionalName(command.Group, nameof(command.Group)),
            Assignee = command.Assignee,
            TakenBy = command.TakenBy ?? (command.Actor.Kind == ParticipantKind.Agent ? new AgentId(command.Actor.Id) : null),
            Customer = command.Customer,
            CustomerLevel = Input.OptionalName(command.CustomerLevel, nameof(command.CustomerLevel)),
            Contact = command.Contact,
            Conversation = command.Conversation,
            Issue = command.Issue,
            Reason = Input.OptionalName(command.Reason, nameof(command.Reason)),
            Fields = Valid(catalog.FieldsOf(command.Type).Create(command.Fields, workflow.InitialState)),
            ContactPoint = command.ContactPoint,
            Template = Input.OptionalName(command.Template, nameof(command.Template)),
            Attachments = AttachmentDecider.Attachments(command.Attachments),
            Checklist = ChecklistDecider.Items([.. catalog.ChecklistOf(command.Type), .. command.Checklist], 1),
            Watchers = WatcherDecider.Watchers(command.Watchers),
            Tags = Input.Tags(command.Tags),
            Dimensions = command.Dimensions,
            CreatedAt = createdAt,
            UpdatedAt = now,
        };
        return Changed(null, ticket with { Sla = catalog.EngineFor(ticket.Type)?.Start(Subject(ticket), ticket.Category, createdAt, command.CreatedAt is null ? null : now) }, "create", now);
    }

    public TicketDecision Fire(Ticket ticket, FireTrigger command, DateTimeOffset now)
    {
        if (catalog.WorkflowOf(ticket) is not { } workflow)
        {
            return TicketDecision.Refuse(TicketRefusalCodes.UnknownWorkflowVersion, $"The ticket follows version {ticket.WorkflowVersion} of the workflow '{ticket.Type}', which is not configured. Keep every version that tickets follow in TicketsOptions.Workflows.");
        }

        if (RefusalOfSla(ticket) is { } unmeasured)
        {
            return new() { Refusals = [unmeasured] };
        }

        TicketFieldSchema schema = catalog.FieldsOf(ticket.Type);
        TicketFieldCheck filling = schema.Update(ticket.Fields, command.Fields);
        if (!filling.IsValid)
        {
            return new() { Refusals = filling.Refusals };
        }

        Ticket filled = ticket with { Fields = filling.Values };
        FireResult result = workflow.Fire(ticket.State, command.Trigger, Context(filled, command.Permissions));
        return result.Transition is { } transition
            ? schema.Enter(ticket.Fields, command.Fields, transition.To) is { IsValid: false } missing ? new() { Refusals = missing.Refusals }
            : TicketDecision.Of(TicketStep.Of(ticket, Move(filled, transition, now), "fire:" + command.Trigger, now, always: true)! with { Transition = transition })
            : Refusal(ticket, command.Trigger, result);
    }

    /// <summary>Takes a ticket over to another version of its workflow. Nothing happens to one that does not follow the old version any
    /// more.</summary>
    public TicketDecision Migrate(Ticket ticket, WorkflowMigration migration, DateTimeOffset now)
    {
        if ((ticket.Type, ticket.WorkflowVersion) != (migration.Workflow, migration.From))
        {
            return TicketDecision.Nothing(ticket);
        }

        WorkflowMove move = migration.Decide(ticket.State, ticket.Fields);
        if (move.State is not { } state)
        {
            return TicketDecision.Refuse(TicketRefusalCodes.MigrationRefused, move.Refusal!);
        }

        if (Input.FieldsProblem(move.Fields) is { } problem)
        {
            return TicketDecision.Refuse(TicketRefusalCodes.MigrationRefused, problem);
        }

        if (ticket.MergedInto is not null)
        {
            // It goes on as another ticket and is Closed whatever its state: it follows the new version without entering anything.
            return TicketDecision.Of(TicketStep.Of(
                ticket, ticket with { WorkflowVersion = migration.To, Fields = Input.Fields(move.Fields), State = state }, WorkflowTransition.MigrationTrigger, now)!);
        }

        TicketFieldCheck fields = catalog.FieldsOf(ticket.Type).Move(ticket.Fields, move.Fields, state == ticket.State ? null : state);
        if (!fields.IsValid)
        {
            return TicketDecision.Refuse(TicketRefusalCodes.MigrationRefused, string.Join(" ", fields.Refusals.Select(refusal => refusal.Message)));
        }

        Ticket filled = ticket with { WorkflowVersion = migration.To, Fields = fields.Values };
        WorkflowTransition? transition = WorkflowTransition.Migration(ticket, state, catalog.Find(migration.Workflow, migration.To)!.CategoryOf(state));
        if (transition is not null && RefusalOfSla(ticket) is { } unmeasured)
        {
            return new() { Refusals = [unmeasured] };
        }

        return TicketDecision.Of(TicketStep.Of(ticket, transition is null ? filled : Move(filled, transition, now), WorkflowTransition.MigrationTrigger, now)! with { Transition = transition });
    }

    public static TicketDecision Assign(Ticket ticket, AssignTicket command, DateTimeOffset now) =>
        ticket.Category == StateCategory.Closed ? Closed : Changed(ticket, ticket with { Assignee = command.Agent }, "assign", now);

    public static TicketDecision Claim(Ticket ticket, ClaimTicket command, DateTimeOffset now) =>
        ticket.Category == StateCategory.Closed ? Closed
        : ticket.Assignee is { } other && other != command.Agent
            ? TicketDecision.Refuse(TicketRefusalCodes.AlreadyAssigned, "Another agent has the ticket. Choose another one, or have it assigned.")
        : Changed(ticket, ticket with { Assignee = command.Agent }, "claim", now);

    public static TicketDecision Release(Ticket ticket, DateTimeOffset now) => Changed(ticket, ticket with { Assignee = null }, "release", now);

    public TicketDecision HandOver(Ticket ticket, HandOverTicket command, DateTimeOffset now)
    {
        if (ticket.Category == StateCategory.Closed)
        {
            return Closed;
        }

        if (RefusalOfSla(ticket) is { } unmeasured)
        {
            return new() { Refusals = [unmeasured] };
        }

        Ticket handed = ticket with { Group = Input.Name(command.Group, nameof(command.Group)), Assignee = command.Agent };
        return Changed(
            ticket,
            handed.Group == ticket.Group ? handed : handed with { Sla = Sla(handed, (engine, sla) => engine.HandOver(sla, Subject(handed), now)) },
            "hand-over",
            now);
    }

    public TicketDecision Update(Ticket ticket, UpdateTicket command, DateTimeOffset now)
    {
        TicketRefusal? priority = command.Priority is null ? null : RefusalOfPriority(command.Priority);
        TicketFieldCheck fields = catalog.FieldsOf(ticket.Type).Update(ticket.Fields, command.Fields, ticket.State);
        if (priority is not null || !fields.IsValid)
        {
            return new() { Refusals = priority is null ? fields.Refusals : [priority, .. fields.Refusals] };
        }

        TicketDetailChange details = new(command);
        Ticket updated = ticket with
        {
            Subject = command.Subject is null ? ticket.Subject : Input.Text(command.Subject, Input.MaximumSubject, nameof(command.Subject)),
            Description = details.Of(TicketDetails.Description, Input.OptionalText(command.Description, Input.MaximumText, nameof(command.Description)), ticket.Description),
            Priority = command.Priority ?? ticket.Priority,
            Reason = details.Of(TicketDetails.Reason, Input.OptionalName(command.ContactReason, nameof(command.ContactReason)), ticket.Reason),
            Customer = details.Of(TicketDetails.Customer, command.Customer, ticket.Customer),
            CustomerLevel = details.Of(TicketDetails.CustomerLevel, Input.OptionalName(command.CustomerLevel, nameof(command.CustomerLevel)), ticket.CustomerLevel),
            ContactPoint = details.Of(TicketDetails.ContactPoint, command.ContactPoint, ticket.ContactPoint),
            Conversation = details.Of(TicketDetails.Conversation, command.Conversation, ticket.Conversation),
            Issue = details.Of(TicketDetails.Issue, command.Issue, ticket.Issue),
            FormerCustomers = Former(ticket, details.Of(TicketDetails.Customer, command.Customer, ticket.Customer)),
            Fields = fields.Values,
            Tags = command.Tags is null ? ticket.Tags : Input.Tags(command.Tags),
        };
        if (Subject(updated) != Subject(ticket) && RefusalOfSla(ticket) is { } unmeasured)
        {
            return new() { Refusals = [unmeasured] };
        }

        return Changed(
            ticket,
            Subject(updated) == Subject(ticket) ? updated : updated with { Sla = Sla(updated, (engine, sla) => engine.Retarget(sla, Subject(updated), now)) },
            "update",
            now);
    }

    public TicketDecision Comment(Ticket ticket, AddComment command, DateTimeOffset now)
    {
        if (CommentDecider.RefusalOf(command) is { } refusal)
        {
            return new() { Refusals = [refusal] };
        }

        ParticipantKind author = command.Actor.Kind;
        Ticket answered = (command.IsPublic && !command.IsAutomatic, author) switch
        {
            (true, ParticipantKind.Agent) => ticket with
            {
                FirstRespondedAt = ticket.FirstRespondedAt ?? now,
                LastAgentReplyAt = now,
                Sla = Answered(ticket, now),
            },
            (true, ParticipantKind.Customer) => ticket with { LastCustomerReplyAt = now, Sla = Asked(ticket, now) },
            _ => ticket,
        };
        TicketComment comment = new()
        {
            Sequence = ticket.Version + 1,
            At = now,
            Author = command.Actor.ToString(),
            AuthorKind = author,
            IsPublic = command.IsPublic,
            Text = Input.Text(command.Text, Input.MaximumText, nameof(command.Text)),
            Attachments = AttachmentDecider.Attachments(command.Attachments),
        };
        return TicketDecision.Of(TicketStep.Of(ticket, answered, command.IsPublic ? "reply" : "note", now, always: true)! with { Comment = comment, IsAutomatic = command.IsAutomatic });
    }

    /// <summary>Notes what the SLA clocks have reached; of a policy that is not configured, that nobody knows.</summary>
    public TicketDecision MarkSla(Ticket ticket, DateTimeOffset now) => RefusalOfSla(ticket) is { } unmeasured
        ? TicketDecision.Of(TicketStep.Of(ticket, ticket, TicketSlaHandler.Action, now, always: true)! with { Reason = unmeasured.Message })
        : Changed(ticket, ticket with { Sla = Sla(ticket, (engine, sla) => engine.Mark(sla, now)) }, TicketSlaHandler.Action, now, always: true);

    /// <summary>Takes what policies and calendars say by now over to the clocks.</summary>
    public TicketDecision RefreshSla(Ticket ticket, DateTimeOffset now) => RefusalOfSla(ticket) is { } unmeasured
        ? new() { Refusals = [unmeasured] }
        : Changed(ticket, ticket with { Sla = Sla(ticket, (engine, sla) => engine.Refresh(sla, Subject(ticket), now)) }, TicketSlaHandler.RescheduleAction, now, always: true);

    /// <summary>Puts a ticket under another SLA policy.</summary>
    public TicketDecision ChangeSlaPolicy(Ticket ticket, ChangeSlaPolicy command, DateTimeOffset now)
    {
        if (command.Rule is { } rule && !Enum.IsDefined(rule))
        {
            throw new ArgumentOutOfRangeException(nameof(command), rule, "Rule is KeepElapsed or Restart, or null for what the policy says.");
        }

        if (catalog.EngineNamed(command.Policy ?? "") is not { } engine)
        {
            return TicketDecision.Refuse(TicketRefusalCodes.UnknownSlaPolicy, $"No SLA policy is named '{command.Policy}'. Add it to TicketsOptions.SlaPolicies, or use one of them.");
        }

        return Changed(
            ticket,
            ticket.Sla is { } sla
                ? sla.Policy == (command.Policy ?? "") && command.Rule is null ? ticket : ticket with { Sla = engine.ChangePolicy(sla, Subject(ticket), now, command.Rule) }
                : command.Policy is null ? ticket : ticket with { Sla = StartLate(engine, ticket, now) },
            "sla-policy",
            now);
    }

    public IReadOnlyList<string> PermittedTriggers(Ticket ticket, IReadOnlySet<string>? permissions) =>
        catalog.WorkflowOf(ticket)?.PermittedTriggers(ticket.State, Context(ticket, permissions)) ?? [];

    public static TicketDecision Closed =>
        TicketDecision.Refuse(TicketRefusalCodes.Closed, "The ticket is closed. Reopen it where its workflow permits, or create another.");

    internal static SlaSubject Subject(Ticket ticket) => new(ticket.Type, ticket.Priority, ticket.CustomerLevel, ticket.Group);

    // What has been answered already is not promised any more.
    private static TicketSla StartLate(SlaEngine engine, Ticket ticket, DateTimeOffset now)
    {
        TicketSla sla = engine.Start(Subject(ticket), ticket.Category, now);
        return ticket.FirstRespondedAt is { } answered
            ? sla with { RespondedAt = answered, Clocks = [.. sla.Clocks.Where(clock => clock.Kind != SlaTargetKind.FirstResponse)] }
            : sla;
    }

    private static string? CloseReason(Ticket ticket) => ticket.Fields.GetValueOrDefault(CloseReasonField);

    // Why it was closed last time is not why it will be closed next time.
    private static IReadOnlyDictionary<string, string> WithoutCloseReason(IReadOnlyDictionary<string, string> fields) =>
        fields.ContainsKey(CloseReasonField) ? Input.Fields(fields.Where(field => field.Key != CloseReasonField)) : fields;

    private static TicketDecision Refusal(Ticket ticket, string trigger, FireResult result) => result.Outcome switch
    {
        FireOutcome.GuardRefused => TicketDecision.Refuse(TicketRefusalCodes.GuardRefused, $"'{trigger}' is not possible now: '{result.Subject}' does not hold. {TicketGuards.Explain(result.Subject!, ticket)}".TrimEnd()),
        FireOutcome.FieldMissing => TicketDecision.Refuse(TicketRefusalCodes.FieldMissing, $"'{trigger}' needs the field '{result.Subject}'. Fill it in with the command."),
        FireOutcome.UnknownState => TicketDecision.Refuse(TicketRefusalCodes.UnknownState, $"The ticket is in the state '{ticket.State}', which version {ticket.WorkflowVersion} of the workflow '{ticket.Type}' does not have: the definition was changed in place. Restore the state, or migrate the ticket to another version."),
        FireOutcome.PermissionMissing => TicketDecision.Refuse(TicketRefusalCodes.PermissionMissing, $"'{trigger}' needs the permission '{result.Subject}'."),
        _ => TicketDecision.Refuse(TicketRefusalCodes.NotPermitted, $"'{trigger}' is not permitted in the state '{ticket.State}'. Ask PermittedTriggers what is."),
    };

    private static WorkflowContext Context(Ticket ticket, IReadOnlySet<string>? permissions) =>
        permissions is null ? new() { Ticket = ticket } : new() { Ticket = ticket, Permissions = permissions };

    public static TicketDecision Changed(Ticket? before, Ticket after, string action, DateTimeOffset now, bool always = false) =>
        TicketStep.Of(before, after, action, now, always) is { } step ? TicketDecision.Of(step) : TicketDecision.Nothing(before!);

    private static IReadOnlyDictionary<string, string> Valid(TicketFieldCheck check) => check.Values
        ?? throw new InvalidOperationException($"RefusalsOf was not asked: {check.Refusals[0].Message}");

    private Ticket Move(Ticket ticket, WorkflowTransition transition, DateTimeOffset now)
    {
        Ticket moved = ticket with { State = transition.To, Category = transition.ToCategory };
        return moved with
        {
            SolvedAt = moved.IsOpen ? null : ticket.SolvedAt ?? now,
            ReopenCount = ticket.ReopenCount + (moved.IsOpen && !ticket.IsOpen ? 1 : 0),
            Fields = moved.IsOpen && !ticket.IsOpen ? WithoutCloseReason(ticket.Fields) : ticket.Fields,
            Sla = Sla(ticket, (engine, sla) => engine.Transition(sla, Subject(ticket), transition.FromCategory, transition.ToCategory, now, CloseReason(ticket) ?? transition.To)),
        };
    }

    // A policy that a release has forgotten takes nobody's message away: what clocks depend on is noted, and they follow when it is back.
    private TicketSla? Answered(Ticket ticket, DateTimeOffset now) => catalog.EngineOf(ticket) is { } engine
        ? engine.AgentAnswered(ticket.Sla!, Subject(ticket), now)
        : ticket.Sla is { } sla ? sla with { RespondedAt = sla.RespondedAt ?? now, LastAnswerAt = now, CustomerWaitsSince = null } : null;

    private TicketSla? Asked(Ticket ticket, DateTimeOffset now) => catalog.EngineOf(ticket) is { } engine
        ? engine.CustomerWrote(ticket.Sla!, Subject(ticket), now)
        : ticket.Sla is { } sla ? sla with { CustomerWaitsSince = sla.CustomerWaitsSince ?? now } : null;

    // Clocks that nobody can move must not fall behind what happens to the ticket.
    private TicketRefusal? RefusalOfSla(Ticket ticket) => ticket.Sla is { } sla && ticket.MergedInto is null && catalog.EngineOf(ticket) is null
        ? new(TicketRefusalCodes.UnknownSlaPolicy, $"The ticket is under the SLA policy '{sla.Policy}', which is not configured. Keep every policy that tickets are under in TicketsOptions.SlaPolicies, or put the ticket under another one.")
        : null;

    private TicketSla? Sla(Ticket ticket, Func<SlaEngine, TicketSla, TicketSla> move) =>
        ticket.Sla is { } sla && catalog.EngineOf(ticket) is { } engine ? move(engine, sla) : ticket.Sla;

    private TicketRefusal? RefusalOfPriority(string priority) => catalog.HasPriority(priority)
        ? null
        : new(TicketRefusalCodes.UnknownPriority, $"No priority is named '{priority}'. Add it to TicketsOptions.Priorities, or use one of them.");

    // Whose it was is found when that person is erased.
    private static IReadOnlyList<CustomerId> Former(Ticket ticket, CustomerId? now) => ticket.Customer is { } former && now != former
        ? [.. ticket.FormerCustomers.Where(one => one != former && one != now), former]
        : ticket.FormerCustomers;
}
