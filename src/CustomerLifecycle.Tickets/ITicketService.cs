namespace CustomerLifecycle.Tickets;

/// <summary>Works on tickets: decides, stores and publishes. Thread-safe.</summary>
/// <remarks>Each command is one transaction: the ticket, its history and the events it causes are stored together or not at all. Bad
/// input is an <see cref="ArgumentException"/>; what the rules do not allow is a refusal in the result; a database that fails is a
/// <see cref="Storage.StorageException"/>.</remarks>
public interface ITicketService
{
    /// <summary>Creates a ticket.</summary>
    /// <param name="command">The ticket.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<TicketResult> CreateAsync(CreateTicket command, CancellationToken cancellationToken = default);

    /// <summary>Does something that the ticket's workflow permits.</summary>
    /// <param name="command">What is done.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<TicketResult> FireAsync(FireTrigger command, CancellationToken cancellationToken = default);

    /// <summary>Gives a ticket to an agent.</summary>
    /// <param name="command">Who gets it.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<TicketResult> AssignAsync(AssignTicket command, CancellationToken cancellationToken = default);

    /// <summary>Takes a ticket that nobody has; of several who claim it exactly one gets it, the others are refused.</summary>
    /// <param name="command">Who takes it.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<TicketResult> ClaimAsync(ClaimTicket command, CancellationToken cancellationToken = default);

    /// <summary>Takes the best of the tickets that wait in a pool: by priority, then by what is due first, then by age. Of several agents who
    /// do so at the same time each gets another one.</summary>
    /// <param name="command">The pools and the agent.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The ticket; refused with <see cref="TicketRefusalCodes.NothingWaiting"/> when there is none.</returns>
    Task<TicketResult> ClaimNextAsync(ClaimNextTicket command, CancellationToken cancellationToken = default);

    /// <summary>Escalates a ticket by one level: to the group and the priority that its path names.</summary>
    /// <param name="command">The ticket.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<TicketResult> EscalateAsync(EscalateTicket command, CancellationToken cancellationToken = default);

    /// <summary>Gives a ticket back to its group.</summary>
    /// <param name="command">The ticket.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<TicketResult> ReleaseAsync(ReleaseTicket command, CancellationToken cancellationToken = default);

    /// <summary>Gives a ticket to another group (department).</summary>
    /// <param name="command">The group.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<TicketResult> HandOverAsync(HandOverTicket command, CancellationToken cancellationToken = default);

    /// <summary>Changes what a ticket says about itself.</summary>
    /// <param name="command">What changes.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<TicketResult> UpdateAsync(UpdateTicket command, CancellationToken cancellationToken = default);

    /// <summary>Puts a ticket under another SLA policy, or under none.</summary>
    /// <param name="command">The policy.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<TicketResult> ChangeSlaPolicyAsync(ChangeSlaPolicy command, CancellationToken cancellationToken = default);

    /// <summary>Writes an internal note or a public reply. A human's public reply stops the response clocks; a customer's message starts
    /// the next. What is written on a ticket that was merged lands on the ticket it goes on as, which is the one in the result.</summary>
    /// <param name="command">What is written.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<TicketResult> CommentAsync(AddComment command, CancellationToken cancellationToken = default);

    /// <summary>Takes all tickets of one version of a workflow over to another, or reports what that would do. Each ticket keeps its history,
    /// which gets an entry <c>migrate</c>; its SLA clocks follow the new category; no guards are asked and no effects run.</summary>
    /// <remarks>Several tickets are moved in one transaction, each guarded by its version. A run that ends half-way has moved some tickets, wholly,
    /// and the next run goes on with the others; tickets that have been moved are not touched again. While nodes with the old configuration still
    /// create tickets of the old version, run it once more when they are gone.</remarks>
    /// <param name="command">The migration, and whether it is only tried.</param>
    /// <param name="cancellationToken">Cancels the call; what was moved stays moved.</param>
    /// <returns>What became of each ticket of the old version; or what is wrong with the migration, and then nothing was done.</returns>
    Task<WorkflowMigrationReport> MigrateWorkflowAsync(MigrateWorkflow command, CancellationToken cancellationToken = default);

    /// <summary>Applies a macro: all its actions in one commit, or none.</summary>
    /// <param name="command">Which macro.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<TicketResult> ApplyMacroAsync(ApplyMacro command, CancellationToken cancellationToken = default);

    /// <summary>What a macro would do to a ticket now; nothing is done. What other tickets forbid, such as a parent's open children, shows only when it is
    /// applied: they are not read.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="macro">The name of the macro.</param>
    /// <param name="actor">Who would apply it.</param>
    /// <param name="permissions">The permissions of whoever would apply it; null for none.</param>
    MacroPreview PreviewMacro(Ticket ticket, string macro, TicketActor actor, IReadOnlySet<string>? permissions = null);

    /// <summary>The macros that may be applied to a ticket now: their condition holds and the permission is there.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="permissions">The permissions of whoever would apply them; null for none.</param>
    /// <returns>Names for <see cref="ApplyMacroAsync"/>, in the order in which they were added.</returns>
    IReadOnlyList<string> PermittedMacros(Ticket ticket, IReadOnlySet<string>? permissions = null);

    /// <summary>Has time rules that are new take up tickets that were there before them; others do when they change next.</summary>
    /// <param name="tenant">Whose tickets.</param>
    /// <param name="query">Which; its order and page are not looked at. Name what narrows it down, such as type and category.</param>
    /// <param name="cancellationToken">Cancels the call; tickets that were taken up stay so, and the call can be repeated.</param>
    /// <returns>How many tickets have a time rule ahead of them.</returns>
    Task<int> RescheduleTimeRulesAsync(TenantId tenant, TicketQuery query, CancellationToken cancellationToken = default);

    /// <summary>Has SLA clocks that run follow what policies and calendars say by now. Without it a holiday that was added, another target or another level
    /// of escalation reaches a clock only when it is paused or gets another target. Call it after a release that changes them.</summary>
    /// <param name="tenant">Whose tickets.</param>
    /// <param name="query">Which; its order and page are not looked at. Name what narrows it down, such as <see cref="TicketQuery.OpenCategories"/>.</param>
    /// <param name="cancellationToken">Cancels the call; tickets that were dealt with stay so, and the call can be repeated.</param>
    /// <returns>How many tickets have clocks that run and follow now; one whose policy is not configured is not among them.</returns>
    Task<int> RescheduleSlaAsync(TenantId tenant, TicketQuery query, CancellationToken cancellationToken = default);

    /// <summary>A ticket, or null.</summary>
    /// <param name="tenant">Whose ticket.</param>
    /// <param name="ticket">The ticket.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<Ticket?> GetAsync(TenantId tenant, TicketId ticket, CancellationToken cancellationToken = default);

    /// <summary>The ticket with a number, or null.</summary>
    /// <param name="tenant">Whose ticket.</param>
    /// <param name="number">The number people call it by.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<Ticket?> FindByNumberAsync(TenantId tenant, string number, CancellationToken cancellationToken = default);

    /// <summary>What may be done to a ticket now.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="permissions">The permissions of whoever would do it; null for none.</param>
    /// <returns>Triggers for <see cref="FireAsync"/>.</returns>
    IReadOnlyList<string> PermittedTriggers(Ticket ticket, IReadOnlySet<string>? permissions = null);

    /// <summary>A page of the tickets that match a query, in its order.</summary>
    /// <param name="tenant">Whose tickets.</param>
    /// <param name="query">Which, and which page.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Empty when no (further) ticket matches; a query that failed is an exception.</returns>
    /// <exception cref="ArgumentException">A value of the query is out of its range, or the cursor belongs to another order.</exception>
    Task<IReadOnlyList<Ticket>> QueryAsync(TenantId tenant, TicketQuery query, CancellationToken cancellationToken = default);

    /// <summary>How many tickets there are by category, group, assignee and priority.</summary>
    /// <param name="tenant">Whose tickets.</param>
    /// <param name="query">Which; its page is not looked at.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>In order of category, group, assignee and priority.</returns>
    Task<IReadOnlyList<TicketCount>> CountAsync(TenantId tenant, TicketQuery query, CancellationToken cancellationToken = default);

    /// <summary>Tickets found by words in their number, subject and description, in replies and in internal notes, the newest first. The
    /// same as a query with <see cref="TicketQuery.Text"/>, which can be combined with other conditions, and paged.</summary>
    /// <param name="tenant">Whose tickets.</param>
    /// <param name="words">The words; of Chinese, single characters too. At most 200 characters are used.</param>
    /// <param name="take">At most so many, 1 to 1,000.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    Task<IReadOnlyList<Ticket>> SearchAsync(TenantId tenant, string words, int take = 20, CancellationToken cancellationToken = default);

    /// <summary>What a customer who contacts again need not tell again: the open tickets, and those done lately. Tickets that were merged are
    /// not among them: the ticket they go on as is.</summary>
    /// <param name="tenant">Whose tickets.</param>
    /// <param name="customer">The customer.</param>
    /// <param name="reason">Only closed tickets with this reason; null for any.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<OpenWork> GetOpenWorkAsync(TenantId tenant, CustomerId customer, string? reason = null, CancellationToken cancellationToken = default);

    /// <summary>Every change of a ticket, in order. <see cref="TicketHistory.Rebuild"/> makes the ticket of any version from it.</summary>
    /// <param name="tenant">Whose ticket.</param>
    /// <param name="ticket">The ticket.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Empty when the tenant has no such ticket.</returns>
    Task<IReadOnlyList<TicketHistoryEntry>> GetHistoryAsync(TenantId tenant, TicketId ticket, CancellationToken cancellationToken = default);

    /// <summary>What was written on a ticket, in order.</summary>
    /// <param name="tenant">Whose ticket.</param>
    /// <param name="ticket">The ticket.</param>
    /// <param name="publicOnly">True for what customers may see: public replies, without what they said before they were edited.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<IReadOnlyList<TicketComment>> GetCommentsAsync(
        TenantId tenant, TicketId ticket, bool publicOnly = false, CancellationToken cancellationToken = default);

    /// <summary>The SLA clocks of a ticket now.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <returns>Empty when no policy applies.</returns>
    IReadOnlyList<SlaState> GetSla(Ticket ticket);

    /// <summary>Why the latest clock of a kind is due when it is.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="kind">What the clock measures.</param>
    /// <returns>The spans that count and those that do not, and the same as text; null when there is no such clock.</returns>
    SlaExplanation? ExplainSla(Ticket ticket, Events.SlaTargetKind kind);
}
