namespace CustomerLifecycle.Storage.Webhooks;

/// <summary>Keeps endpoints in a relational database.</summary>
internal sealed partial class RelationalWebhookStore(RelationalStorage storage) : IWebhookStore
{
    private const string SelectEndpoint =
        "SELECT id AS Id, url AS Url, event_types AS EventTypes, description AS Description, secrets AS Secrets, disabled_at AS DisabledAt, disabled_reason AS DisabledReason, "
        + "given_up AS GivenUp, failing_since AS FailingSince, paused_until AS PausedUntil, created_at AS CreatedAt, updated_at AS UpdatedAt, version AS Version FROM cl_webhook_endpoint WHERE tenant = @tenant";

    private const string InsertEndpoint =
        "INSERT INTO cl_webhook_endpoint (tenant, id, url, event_types, description, secrets, disabled_at, disabled_reason, given_up, failing_since, paused_until, created_at, updated_at, version) "
        + "VALUES (@tenant, @id, @url, @eventTypes, @description, @secrets, @disabledAt, @disabledReason, @givenUp, @failingSince, @pausedUntil, @createdAt, @updatedAt, @version)";

    private const string UpdateEndpoint =
        "UPDATE cl_webhook_endpoint SET url = @url, event_types = @eventTypes, description = @description, secrets = @secrets, disabled_at = @disabledAt, disabled_reason = @disabledReason, "
        + "given_up = @givenUp, failing_since = @failingSince, paused_until = @pausedUntil, updated_at = @updatedAt, version = @version WHERE tenant = @tenant AND id = @id AND version = @version - 1";

    private const string KillPending = "UPDATE cl_webhook_delivery SET dead = 1, error = @error WHERE tenant = @tenant AND endpoint = @endpoint AND dead = 0";

    public Task<CommitResult?> FindAppliedAsync(TenantId tenant, string idempotencyKey, CancellationToken cancellationToken) =>
        storage.FindAppliedAsync(tenant, idempotencyKey, cancellationToken);

    public async Task<StoredEndpoint?> FindAsync(TenantId tenant, WebhookEndpointId endpoint, CancellationToken cancellationToken) =>
        (await storage.QuerySingleOrDefaultAsync<WebhookEndpointRow>(
            SelectEndpoint + " AND id = @id", new { tenant = tenant.Value, id = endpoint.Value }, cancellationToken).ConfigureAwait(false))?.ToStored(tenant);

    public async Task<IReadOnlyList<StoredEndpoint>> ListAsync(TenantId tenant, WebhookEndpointId? after, int take, CancellationToken cancellationToken) =>
        [.. (await storage.QueryAsync<WebhookEndpointRow>(
            SelectEndpoint + " AND id > @after ORDER BY id LIMIT @take",
            new { tenant = tenant.Value, after = after?.Value ?? "", take },
            cancellationToken).ConfigureAwait(false)).Select(row => row.ToStored(tenant))];

    public async Task<IReadOnlyList<WebhookEndpoint>> ListEnabledAsync(TenantId tenant, CancellationToken cancellationToken) =>
        [.. (await storage.QueryAsync<WebhookEndpointRow>(
            SelectEndpoint + " AND disabled_at IS NULL ORDER BY id",
            new { tenant = tenant.Value },
            cancellationToken).ConfigureAwait(false)).Select(row => row.ToEndpoint(tenant))];

    public Task<CommitResult> AddAsync(StoredEndpoint endpoint, string? idempotencyKey, CancellationToken cancellationToken) =>
        CommitAsync(endpoint.Endpoint, [new SqlStatement(InsertEndpoint, Values(endpoint)) { ExpectedRows = 1 }], [], idempotencyKey, cancellationToken);

    public Task<CommitResult> UpdateAsync(StoredEndpoint endpoint, string? idempotencyKey, CancellationToken cancellationToken)
    {
        WebhookEndpoint changed = endpoint.Endpoint;
        List<SqlStatement> statements = [new SqlStatement(UpdateEndpoint, Values(endpoint)) { ExpectedRows = 1 }];
        if (!changed.IsEnabled)
        {
            statements.Add(Kill(changed.Tenant, changed.Id, changed.DisabledReason!));
        }

        return CommitAsync(changed, statements, WebhookDue.Of(changed), idempotencyKey, cancellationToken);
    }

    public Task<CommitResult> RemoveAsync(WebhookEndpoint endpoint, CancellationToken cancellationToken)
    {
        SqlParameter[] key = [new("tenant", endpoint.Tenant.Value), new("id", endpoint.Id.Value)];
        return CommitAsync(
            endpoint,
            [
                new SqlStatement("DELETE FROM cl_webhook_endpoint WHERE tenant = @tenant AND id = @id AND version = @version", [.. key, new("version", endpoint.Version)]) { ExpectedRows = 1 },
                new SqlStatement("DELETE FROM cl_webhook_delivery WHERE tenant = @tenant AND endpoint = @id", key),
            ],
            [WebhookDue.None(endpoint.Id)],
            idempotencyKey: null,
            cancellationToken);
    }

    public Task KillAsync(TenantId tenant, WebhookEndpointId endpoint, string error, CancellationToken cancellationToken) =>
        storage.CommitAsync(new StorageCommit { Tenant = tenant, Stream = WebhookDue.Stream(endpoint), Statements = [Kill(tenant, endpoint, error)] }, cancellationToken);

    public async Task<(long GivenUp, long Dead)> CountTroubleAsync(DateTimeOffset since, int most, CancellationToken cancellationToken)
    {
        var parameters = new { since = since.UtcTicks, most };
        return (
            await storage.QuerySingleOrDefaultAsync<long>(
                "SELECT COUNT(*) FROM (SELECT 1 FROM cl_webhook_endpoint WHERE given_up = 1 AND disabled_at >= @since LIMIT @most) found", parameters, cancellationToken).ConfigureAwait(false),
            await storage.QuerySingleOrDefaultAsync<long>(
                "SELECT COUNT(*) FROM (SELECT 1 FROM cl_webhook_delivery d WHERE d.dead = 1 AND d.attempted_at >= @since AND EXISTS "
                + "(SELECT 1 FROM cl_webhook_endpoint e WHERE e.tenant = d.tenant AND e.id = d.endpoint AND e.disabled_at IS NULL) LIMIT @most) found",
                parameters,
                cancellationToken).ConfigureAwait(false));
    }

    private static SqlStatement Kill(TenantId tenant, WebhookEndpointId endpoint, string error) =>
        new(KillPending, new("tenant", tenant.Value), new("endpoint", endpoint.Value), new("error", error));

    private static SqlParameter[] Values(StoredEndpoint stored)
    {
        WebhookEndpoint endpoint = stored.Endpoint;
        return
        [
            new("tenant", endpoint.Tenant.Value),
            new("id", endpoint.Id.Value),
            new("url", endpoint.Settings.Url.OriginalString),
            new("eventTypes", WebhookEndpointRow.Format(endpoint.Settings.EventTypes)),
            new("description", endpoint.Settings.Description),
            new("secrets", StoredSecret.Format(stored.Secrets)),
            new("disabledAt", endpoint.DisabledAt?.UtcTicks),
            new("disabledReason", endpoint.DisabledReason),
            new("givenUp", stored.IsGivenUp ? 1L : 0L),
            new("failingSince", endpoint.FailingSince?.UtcTicks),
            new("pausedUntil", endpoint.PausedUntil?.UtcTicks),
            new("createdAt", endpoint.CreatedAt.UtcTicks),
            new("updatedAt", endpoint.UpdatedAt.UtcTicks),
            new("version", endpoint.Version),
        ];
    }

    private Task<CommitResult> CommitAsync(
        WebhookEndpoint endpoint, IReadOnlyList<SqlStatement> statements, IReadOnlyList<DueChange> due, string? idempotencyKey, CancellationToken cancellationToken) =>
        storage.CommitAsync(
            new StorageCommit
            {
                Tenant = endpoint.Tenant,
                Stream = WebhookDue.Stream(endpoint.Id),
                Statements = statements,
                Due = due,
                IdempotencyKey = idempotencyKey,
                Result = endpoint.Id.Value,
            },
            cancellationToken);
}
