using CustomerLifecycle.Events;
using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Analytics;

/// <summary>The commits of surveys, which both stores make alike.</summary>
internal static class SurveyCommits
{
    public static StorageCommit Commit(Survey survey, SurveyEvent integrationEvent, string? idempotencyKey = null) => new()
    {
        Tenant = survey.Tenant,
        Stream = integrationEvent.Stream,
        Events = [integrationEvent],
        IdempotencyKey = idempotencyKey,
        Result = survey.Id.Value,
    };

    public static StorageCommit Remember(TenantId tenant, string idempotencyKey, string result) => new()
    {
        Tenant = tenant,
        Stream = "survey-request",
        IdempotencyKey = idempotencyKey,
        Result = result,
    };
}
