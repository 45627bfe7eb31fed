using CustomerLifecycle.Events;
using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Analytics;

/// <summary>Keeps surveys in a relational database.</summary>
internal sealed class RelationalSurveyStore(RelationalStorage storage) : ISurveyStore
{
    private const string Select =
        "SELECT id AS Id, kind AS Kind, customer AS Customer, contact AS Contact, ticket AS Ticket, agent AS Agent, dimensions AS Dimensions, "
        + "requested_at AS RequestedAt, expires_at AS ExpiresAt, answered_at AS AnsweredAt, score AS Score, comment AS Comment, version AS Version "
        + "FROM cl_analytics_survey WHERE tenant = @tenant AND id = @id";

    private const string MarkAsked =
        "INSERT INTO cl_analytics_survey_customer (tenant, customer, last_requested_at) VALUES (@tenant, @customer, @now) "
        + "ON CONFLICT (tenant, customer) DO UPDATE SET last_requested_at = excluded.last_requested_at "
        + "WHERE cl_analytics_survey_customer.last_requested_at <= @quietSince";

    private const string Insert =
        "INSERT INTO cl_analytics_survey (tenant, id, kind, customer, contact, ticket, agent, dimensions, requested_at, expires_at, version) "
        + "VALUES (@tenant, @id, @kind, @customer, @contact, @ticket, @agent, @dimensions, @requestedAt, @expiresAt, @version)";

    private const string Answer =
        "UPDATE cl_analytics_survey SET answered_at = @answeredAt, score = @score, comment = @comment, version = @version "
        + "WHERE tenant = @tenant AND id = @id AND version = @version - 1";

    public async Task<Survey?> FindAsync(TenantId tenant, SurveyId survey, CancellationToken cancellationToken = default)
    {
        var row = await storage.QuerySingleOrDefaultAsync<SurveyRow>(Select, new { tenant = tenant.Value, id = survey.Value }, cancellationToken).ConfigureAwait(false);
        return row?.ToSurvey(tenant);
    }

    public async Task<DateTimeOffset?> LastRequestedAsync(TenantId tenant, CustomerId customer, CancellationToken cancellationToken = default)
    {
        var ticks = await storage.QuerySingleOrDefaultAsync<long?>(
            "SELECT last_requested_at FROM cl_analytics_survey_customer WHERE tenant = @tenant AND customer = @customer",
            new { tenant = tenant.Value, customer = customer.Value },
            cancellationToken).ConfigureAwait(false);
        return ticks is { } value ? new DateTimeOffset(value, TimeSpan.Zero) : null;
    }

    public Task<CommitResult> AddAsync(
        Survey survey, DateTimeOffset quietSince, SurveyRequested integrationEvent, string? idempotencyKey, CancellationToken cancellationToken = default) =>
        storage.CommitAsync(
            SurveyCommits.Commit(survey, integrationEvent, idempotencyKey) with
            {
                Statements =
                [
                    new SqlStatement(
                        MarkAsked,
                        new("tenant", survey.Tenant.Value),
                        new("customer", survey.Customer.Value),
                        new("now", survey.RequestedAt.UtcTicks),
                        new("quietSince", quietSince.UtcTicks)) { ExpectedRows = 1 },
                    new SqlStatement(
                        Insert,
                        new("tenant", survey.Tenant.Value),
                        new("id", survey.Id.Value),
                        new("kind", survey.Kind.ToString()),
                        new("customer", survey.Customer.Value),
                        new("contact", survey.Contact?.Value),
                        new("ticket", survey.Ticket?.Value),
                        new("agent", survey.Agent?.Value),
                        new("dimensions", SurveyRow.Format(survey.Dimensions)),
                        new("requestedAt", survey.RequestedAt.UtcTicks),
                        new("expiresAt", survey.ExpiresAt.UtcTicks),
                        new("version", survey.Version)) { ExpectedRows = 1 },
                ],
            },
            cancellationToken);

    public Task<CommitResult> RememberAsync(TenantId tenant, string idempotencyKey, string result, CancellationToken cancellationToken = default) =>
        storage.CommitAsync(SurveyCommits.Remember(tenant, idempotencyKey, result), cancellationToken);

    public Task<CommitResult> AnswerAsync(Survey answered, SurveyAnswered integrationEvent, CancellationToken cancellationToken = default) =>
        storage.CommitAsync(
            SurveyCommits.Commit(answered, integrationEvent) with
            {
                Statements =
                [
                    new SqlStatement(
                        Answer,
                        new("tenant", answered.Tenant.Value),
                        new("id", answered.Id.Value),
                        new("answeredAt", answered.AnsweredAt?.UtcTicks),
                        new("score", (long?)answered.Score),
                        new("comment", answered.Comment),
                        new("version", answered.Version)) { ExpectedRows = 1 },
                ],
            },
            cancellationToken);

    public async Task<byte[]> SigningKeyAsync(TenantId tenant, byte[] candidate, CancellationToken cancellationToken = default)
    {
        var stored = await ReadKeyAsync(tenant, cancellationToken).ConfigureAwait(false);
        if (stored is null)
        {
            await storage.CommitAsync(
                new StorageCommit
                {
                    Tenant = tenant,
                    Stream = "survey-key",
                    Statements =
                    [
                        new SqlStatement(
                            "INSERT INTO cl_analytics_survey_key (tenant, signing_key) VALUES (@tenant, @key) ON CONFLICT (tenant) DO NOTHING",
                            new("tenant", tenant.Value),
                            new("key", Convert.ToBase64String(candidate))),
                    ],
                },
                cancellationToken).ConfigureAwait(false);

            // Whoever was first decides; reading again gives everybody the same key.
            stored = await ReadKeyAsync(tenant, cancellationToken).ConfigureAwait(false);
        }

        return Convert.FromBase64String(stored!);
    }

    private Task<string?> ReadKeyAsync(TenantId tenant, CancellationToken cancellationToken) => storage.QuerySingleOrDefaultAsync<string>(
        "SELECT signing_key FROM cl_analytics_survey_key WHERE tenant = @tenant", new { tenant = tenant.Value }, cancellationToken);
}
