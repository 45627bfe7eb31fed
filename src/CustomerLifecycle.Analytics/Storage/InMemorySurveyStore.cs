using CustomerLifecycle.Events;
using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Analytics;

/// <summary>Keeps surveys in memory, for tests and trials.</summary>
internal sealed class InMemorySurveyStore(InMemoryStorage storage) : ISurveyStore
{
    private readonly Dictionary<(TenantId Tenant, SurveyId Id), Survey> _surveys = [];
    private readonly Dictionary<(TenantId Tenant, CustomerId Customer), DateTimeOffset> _asked = [];
    private readonly Dictionary<TenantId, byte[]> _keys = [];

    public Task<Survey?> FindAsync(TenantId tenant, SurveyId survey, CancellationToken cancellationToken = default) =>
        Task.FromResult(storage.Read(() => _surveys.GetValueOrDefault((tenant, survey))));

    public Task<DateTimeOffset?> LastRequestedAsync(TenantId tenant, CustomerId customer, CancellationToken cancellationToken = default) =>
        Task.FromResult(storage.Read(() => _asked.TryGetValue((tenant, customer), out var at) ? at : (DateTimeOffset?)null));

    public Task<CommitResult> AddAsync(
        Survey survey, DateTimeOffset quietSince, SurveyRequested integrationEvent, string? idempotencyKey, CancellationToken cancellationToken = default) =>
        Task.FromResult(storage.Commit(SurveyCommits.Commit(survey, integrationEvent, idempotencyKey), () =>
        {
            if ((_asked.TryGetValue((survey.Tenant, survey.Customer), out var last) && last > quietSince) || !_surveys.TryAdd((survey.Tenant, survey.Id), survey))
            {
                return false;
            }

            _asked[(survey.Tenant, survey.Customer)] = survey.RequestedAt;
            return true;
        }));

    public Task<CommitResult> RememberAsync(TenantId tenant, string idempotencyKey, string result, CancellationToken cancellationToken = default) =>
        Task.FromResult(storage.Commit(SurveyCommits.Remember(tenant, idempotencyKey, result), () => true));

    public Task<CommitResult> AnswerAsync(Survey answered, SurveyAnswered integrationEvent, CancellationToken cancellationToken = default) =>
        Task.FromResult(storage.Commit(SurveyCommits.Commit(answered, integrationEvent), () =>
        {
            if (_surveys.GetValueOrDefault((answered.Tenant, answered.Id))?.Version != answered.Version - 1)
            {
                return false;
            }

            _surveys[(answered.Tenant, answered.Id)] = answered;
            return true;
        }));

    public Task<byte[]> SigningKeyAsync(TenantId tenant, byte[] candidate, CancellationToken cancellationToken = default) =>
        Task.FromResult(storage.Read(() =>
        {
            _keys.TryAdd(tenant, candidate);
            return _keys[tenant].ToArray();
        }));
}
