using Dapper;

namespace CustomerLifecycle.Storage.Webhooks;

internal sealed partial class RelationalWebhookStore
{
    private const string InsertDelivery =
        "INSERT INTO cl_webhook_delivery (tenant, endpoint, id, event_id, type, stream, body, dead, attempts, next_at, created_at) "
        + "VALUES (@tenant, @endpoint, @id, @event, @type, @stream, @body, 0, 0, @now, @now) ON CONFLICT (tenant, endpoint, id) DO NOTHING";

    private const string OfTenant = "FROM cl_webhook_delivery WHERE tenant = @tenant";

    // Only where a failure has left something: a successful endpoint's row is not written.
    private const string Recovered =
        "UPDATE cl_webhook_endpoint SET failing_since = NULL, paused_until = NULL WHERE tenant = @tenant AND id = @endpoint AND failing_since IS NOT NULL";

    private const string Failing =
        "UPDATE cl_webhook_endpoint SET failing_since = COALESCE(failing_since, @attemptedAt), paused_until = COALESCE(@pausedUntil, paused_until) WHERE tenant = @tenant AND id = @endpoint";

    private const string Attempted =
        "UPDATE cl_webhook_delivery SET dead = @dead, attempts = @attempts, next_at = @nextAt, attempted_at = @attemptedAt, status = @status, error = @error "
        + "WHERE sequence = @sequence AND tenant = @tenant AND attempts = @attempts - 1 AND dead = 0";

    public Task<CommitResult> EnqueueAsync(IReadOnlyList<QueuedWebhook> messages, string idempotencyKey, CancellationToken cancellationToken)
    {
        WebhookDelivery first = messages[0].Delivery;
        return storage.CommitAsync(
            new StorageCommit
            {
                Tenant = first.Tenant,
                Stream = first.Stream,
                Statements = [.. messages.Select(Insert)],
                Due = [.. messages.Select(message => WebhookDue.At(message.Delivery.Endpoint, message.Delivery.CreatedAt))],
                IdempotencyKey = idempotencyKey,
            },
            cancellationToken);
    }

    public async Task<IReadOnlyList<QueuedWebhook>> ReadDueAsync(TenantId tenant, WebhookEndpointId endpoint, DateTimeOffset now, int take, CancellationToken cancellationToken) =>
        [.. (await storage.QueryAsync<WebhookDeliveryRow>(
            $"SELECT {WebhookDeliveryRow.Columns}, body AS Body {OfTenant} AND endpoint = @endpoint AND dead = 0 AND next_at <= @now ORDER BY next_at, sequence LIMIT @take",
            new { tenant = tenant.Value, endpoint = endpoint.Value, now = now.UtcTicks, take },
            cancellationToken).ConfigureAwait(false)).Select(row => row.ToQueued(tenant))];

    public async Task<DateTimeOffset?> NextAsync(TenantId tenant, WebhookEndpointId endpoint, CancellationToken cancellationToken) =>
        WebhookEndpointRow.Instant(await storage.QuerySingleOrDefaultAsync<long?>(
            $"SELECT MIN(next_at) {OfTenant} AND endpoint = @endpoint AND dead = 0",
            new { tenant = tenant.Value, endpoint = endpoint.Value },
            cancellationToken).ConfigureAwait(false));

    public Task DeliveredAsync(WebhookDelivery delivery, CancellationToken cancellationToken) =>
        CommitAsync(delivery, [Delete(delivery), new SqlStatement(Recovered, new("tenant", delivery.Tenant.Value), new("endpoint", delivery.Endpoint.Value))], cancellationToken);

    public Task FailedAsync(WebhookDelivery delivery, DateTimeOffset? pausedUntil, CancellationToken cancellationToken) => CommitAsync(
        delivery,
        [
            new SqlStatement(
                Attempted,
                new("sequence", delivery.Sequence),
                new("tenant", delivery.Tenant.Value),
                new("dead", delivery.IsDead ? 1 : 0),
                new("attempts", delivery.Attempts),
                new("nextAt", (delivery.NextAt ?? delivery.AttemptedAt!.Value).UtcTicks),
                new("attemptedAt", delivery.AttemptedAt?.UtcTicks),
                new("status", delivery.Status),
                new("error", delivery.Error)),
            new SqlStatement(
                Failing,
                new("tenant", delivery.Tenant.Value),
                new("endpoint", delivery.Endpoint.Value),
                new("attemptedAt", delivery.AttemptedAt?.UtcTicks),
                new("pausedUntil", pausedUntil?.UtcTicks)),
        ],
        cancellationToken);

    public async Task<IReadOnlyList<WebhookDelivery>> ListDeliveriesAsync(TenantId tenant, WebhookDeliveryQuery query, CancellationToken cancellationToken)
    {
        DynamicParameters parameters = new(new { tenant = tenant.Value, dead = query.Dead ? 1 : 0, after = query.After, take = query.Take });
        string of = "";
        if (query.Endpoint is { } endpoint)
        {
            parameters.Add("endpoint", endpoint.Value);
            of = " AND endpoint = @endpoint";
        }

        return
        [
            .. (await storage.QueryAsync<WebhookDeliveryRow>(
                $"SELECT {WebhookDeliveryRow.Columns} {OfTenant} AND dead = @dead AND sequence > @after{of} ORDER BY sequence LIMIT @take",
                parameters,
                cancellationToken).ConfigureAwait(false)).Select(row => row.ToDelivery(tenant)),
        ];
    }

    public async Task<int> ReplayAsync(TenantId tenant, WebhookSelection selection, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Enabled = " AND EXISTS (SELECT 1 FROM cl_webhook_endpoint e WHERE e.tenant = cl_webhook_delivery.tenant AND e.id = cl_webhook_delivery.endpoint AND e.disabled_at IS NULL)";
        SelectedDead selected = SelectedDead.Of(tenant, selection);
        IReadOnlyList<(string Endpoint, long Count)> found = await storage.QueryAsync<(string, long)>(
            $"SELECT endpoint, COUNT(*) FROM cl_webhook_delivery {selected.Where}{Enabled} GROUP BY endpoint ORDER BY endpoint", selected.ToQuery(), cancellationToken).ConfigureAwait(false);
        if (found.Count == 0)
        {
            return 0;
        }

        await storage.CommitAsync(
            new StorageCommit
            {
                Tenant = tenant,
                Stream = "webhook/replay",
                Statements = [new SqlStatement($"UPDATE cl_webhook_delivery SET dead = 0, attempts = 0, next_at = @now {selected.Where}{Enabled}", [.. selected.Parameters, new("now", now.UtcTicks)])],
                Due = [.. found.Select(endpoint => WebhookDue.At(new(endpoint.Endpoint), now))],
            },
            cancellationToken).ConfigureAwait(false);
        return (int)found.Sum(endpoint => endpoint.Count);
    }

    public async Task<int> RemoveDeadAsync(TenantId tenant, WebhookSelection selection, CancellationToken cancellationToken)
    {
        SelectedDead selected = SelectedDead.Of(tenant, selection);
        long count = await storage.QuerySingleOrDefaultAsync<long>("SELECT COUNT(*) FROM cl_webhook_delivery " + selected.Where, selected.ToQuery(), cancellationToken).ConfigureAwait(false);
        await storage.CommitAsync(
            new StorageCommit { Tenant = tenant, Stream = "webhook/remove", Statements = [new SqlStatement("DELETE FROM cl_webhook_delivery " + selected.Where, [.. selected.Parameters])] },
            cancellationToken).ConfigureAwait(false);
        return (int)count;
    }

    public async Task<IReadOnlyList<QueuedWebhook>> ReadAllAsync(TenantId tenant, long after, int take, CancellationToken cancellationToken) =>
        [.. (await storage.QueryAsync<WebhookDeliveryRow>(
            $"SELECT {WebhookDeliveryRow.Columns}, body AS Body {OfTenant} AND sequence > @after ORDER BY sequence LIMIT @take",
            new { tenant = tenant.Value, after, take },
            cancellationToken).ConfigureAwait(false)).Select(row => row.ToQueued(tenant))];

    public Task RemoveAsync(WebhookDelivery delivery, CancellationToken cancellationToken) => CommitAsync(delivery, [Delete(delivery)], cancellationToken);

    private static SqlStatement Insert(QueuedWebhook message) => new(
        InsertDelivery,
        new("tenant", message.Delivery.Tenant.Value),
        new("endpoint", message.Delivery.Endpoint.Value),
        new("id", message.Delivery.Id),
        new("event", message.Delivery.Event.Value),
        new("type", message.Delivery.EventType),
        new("stream", message.Delivery.Stream),
        new("body", message.Body),
        new("now", message.Delivery.CreatedAt.UtcTicks));

    private static SqlStatement Delete(WebhookDelivery delivery) =>
        new("DELETE FROM cl_webhook_delivery WHERE sequence = @sequence AND tenant = @tenant", new("sequence", delivery.Sequence), new("tenant", delivery.Tenant.Value));

    private Task<CommitResult> CommitAsync(WebhookDelivery delivery, IReadOnlyList<SqlStatement> statements, CancellationToken cancellationToken) => storage.CommitAsync(
        new StorageCommit { Tenant = delivery.Tenant, Stream = WebhookDue.Stream(delivery.Endpoint), Statements = statements }, cancellationToken);
}
