using CustomerLifecycle.Events;
using CustomerLifecycle.Leads.Import;

namespace CustomerLifecycle.Leads;

/// <summary>
/// From "somebody left a number" to a sale, or back to the pool. Every command is scoped by tenant, may be given an
/// idempotency key (applied once, a retry answers the same) and answers with a typed result. Safe for use by many threads
/// and processes; all instants are UTC.
/// </summary>
public interface ILeadService
{
    /// <summary>Looks somebody up without storing anything.</summary>
    Task<LeadResolution> ResolveAsync(TenantId tenant, LeadDetails details, CancellationToken cancellationToken = default);

    /// <summary>
    /// Keeps what somebody left: as a new lead, or added to the lead of the same person. A lost lead comes back to its pool
    /// when the person returns.
    /// </summary>
    /// <param name="tenant">Whose lead it is.</param>
    /// <param name="details">What is known; at least one contact point.</param>
    /// <param name="capture">Where it came in; null for the default pool and nothing known.</param>
    /// <param name="idempotencyKey">Makes a retry harmless; at most 400 characters.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    Task<LeadCreation> CreateAsync(
        TenantId tenant, LeadDetails details, LeadCapture? capture = null, string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Imports a list. Each line is imported once, so that an import that was cut off is simply run again. Bad rows are kept
    /// aside and stop nothing.
    /// </summary>
    /// <exception cref="InvalidDataException">The file as a whole cannot be read; the message says why.</exception>
    /// <exception cref="ArgumentException">The pool or the file's id is wrong.</exception>
    Task<LeadImportReport> ImportAsync(TenantId tenant, Stream csv, LeadImportOptions options, CancellationToken cancellationToken = default);

    /// <summary>The rows of a file that were kept aside, by line.</summary>
    /// <param name="tenant">Whose import it was.</param>
    /// <param name="file">The file's id.</param>
    /// <param name="afterLine">Rows after this line; 0 for the first page.</param>
    /// <param name="take">How many, 1 to 500.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    Task<IReadOnlyList<LeadImportRow>> GetRejectedRowsAsync(
        TenantId tenant, string file, long afterLine = 0, int take = 100, CancellationToken cancellationToken = default);

    /// <summary>An agent takes a lead from its pool; of many who try, exactly one gets it. A refusal names the rule and when it will be allowed.</summary>
    Task<LeadCommandResult> ClaimAsync(
        TenantId tenant, LeadId lead, AgentId agent, string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>Gives a lead to an agent, from the pool or from another owner.</summary>
    Task<LeadCommandResult> AssignAsync(
        TenantId tenant, LeadId lead, AgentId agent, long? expectedVersion = null, string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>Records that the owner tried to reach the person; keeps the lead longer by its pool's rules.</summary>
    /// <param name="tenant">Whose lead it is.</param>
    /// <param name="lead">The lead.</param>
    /// <param name="agent">The owner.</param>
    /// <param name="outcome">How it ended.</param>
    /// <param name="channel">The channel, or null.</param>
    /// <param name="note">What was said, at most 2,000 characters, or null.</param>
    /// <param name="idempotencyKey">Makes a retry harmless.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    Task<LeadCommandResult> RecordContactAsync(
        TenantId tenant, LeadId lead, AgentId agent, LeadContactOutcome outcome, Channel? channel = null, string? note = null, string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>The owner gives a lead back to its pool.</summary>
    Task<LeadCommandResult> ReleaseAsync(
        TenantId tenant, LeadId lead, AgentId agent, string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>The owner made the sale.</summary>
    Task<LeadCommandResult> MarkWonAsync(
        TenantId tenant, LeadId lead, AgentId agent, string? reason = null, string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>The owner gives up.</summary>
    Task<LeadCommandResult> MarkLostAsync(
        TenantId tenant, LeadId lead, AgentId agent, string? reason = null, string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>Joins two leads that a person judged to be one.</summary>
    /// <param name="tenant">Whose leads they are.</param>
    /// <param name="lead">The lead that ends.</param>
    /// <param name="into">The lead that stays, and gets what it lacked.</param>
    /// <param name="idempotencyKey">Makes a retry harmless.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    /// <returns>The lead that stays.</returns>
    Task<LeadCommandResult> MergeAsync(
        TenantId tenant, LeadId lead, LeadId into, string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>One lead, or null when the tenant has none with this id.</summary>
    Task<Lead?> GetAsync(TenantId tenant, LeadId lead, CancellationToken cancellationToken = default);

    /// <summary>Lists leads page by page.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The page size is not 1 to 500.</exception>
    Task<LeadPage> QueryAsync(TenantId tenant, LeadQuery query, CancellationToken cancellationToken = default);

    /// <summary>The contact history of a lead, oldest first.</summary>
    Task<IReadOnlyList<LeadContact>> GetContactsAsync(TenantId tenant, LeadId lead, CancellationToken cancellationToken = default);
}
