using CustomerLifecycle.Events;
using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Analytics;

/// <summary>Keeps surveys. State and events are stored together or not at all. Every call is scoped by tenant. Thread-safe.</summary>
public interface ISurveyStore
{
    /// <summary>Reads a survey, or null.</summary>
    Task<Survey?> FindAsync(TenantId tenant, SurveyId survey, CancellationToken cancellationToken = default);

    /// <summary>When the customer was asked last, or null.</summary>
    Task<DateTimeOffset?> LastRequestedAsync(TenantId tenant, CustomerId customer, CancellationToken cancellationToken = default);

    /// <summary>Stores a new survey, provided that its customer was not asked after <paramref name="quietSince"/>; otherwise a conflict.</summary>
    /// <param name="survey">The survey; its id is remembered as the result.</param>
    /// <param name="quietSince">The customer's last request may be at this instant or earlier.</param>
    /// <param name="integrationEvent">The event to publish.</param>
    /// <param name="idempotencyKey">The key under which it happens once, or null.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<CommitResult> AddAsync(Survey survey, DateTimeOffset quietSince, SurveyRequested integrationEvent, string? idempotencyKey, CancellationToken cancellationToken = default);

    /// <summary>Remembers a result under a key, or hands back what was remembered before.</summary>
    Task<CommitResult> RememberAsync(TenantId tenant, string idempotencyKey, string result, CancellationToken cancellationToken = default);

    /// <summary>Stores an answer, provided that the survey is still at the version before.</summary>
    Task<CommitResult> AnswerAsync(Survey answered, SurveyAnswered integrationEvent, CancellationToken cancellationToken = default);

    /// <summary>The tenant's signing key: the one that is stored, or else the candidate, which is stored now.</summary>
    Task<byte[]> SigningKeyAsync(TenantId tenant, byte[] candidate, CancellationToken cancellationToken = default);
}
