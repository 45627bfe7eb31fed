namespace CustomerLifecycle.Storage;

/// <summary>What is kept, for how long, and what is removed before.</summary>
internal sealed partial class RelationalOutboxStore
{
    private const string OldEntries = "FROM cl_outbox WHERE dispatched_at < @before AND NOT EXISTS (SELECT 1 FROM cl_delivery WHERE cl_delivery.sequence = cl_outbox.sequence)";
    private const int PurgeSlice = 1000;

    // Whatever may be handled again, with the earliest instant at which it can have been handled for the first time.
    private const string OldestUnfinished =
        "SELECT MIN(at) FROM (SELECT MIN(o.dispatched_at) AS at FROM cl_delivery d JOIN cl_outbox o ON o.sequence = d.sequence "
        + "UNION ALL SELECT MIN(occurred_at) AS at FROM cl_outbox WHERE dispatched_at IS NULL UNION ALL SELECT MIN(due_at) AS at FROM cl_due WHERE due_at < @before) unfinished";

    public async Task<int> PurgeAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        long? oldest = await storage.QuerySingleOrDefaultAsync<long?>(OldestUnfinished, new { before = before.UtcTicks }, cancellationToken).ConfigureAwait(false);
        DateTimeOffset keysBefore = KeyRetention.Before(before, oldest is { } at ? new DateTimeOffset(at, TimeSpan.Zero) : null);
        SqlParameter[] parameters = [new("before", before.UtcTicks), new("slice", PurgeSlice)];
        SqlParameter[] keyParameters = [new("before", keysBefore.UtcTicks), new("slice", PurgeSlice)];
        long entries = await CountAsync(OldEntries, before, cancellationToken).ConfigureAwait(false);
        long keys = await CountAsync("FROM cl_idempotency WHERE committed_at < @before", keysBefore, cancellationToken).ConfigureAwait(false);
        await PurgeNumbersAsync(keysBefore, keyParameters, cancellationToken).ConfigureAwait(false);
        // In slices, so that commits of the host's users come in between.
        for (long done = 0; done < Math.Max(entries, keys); done += PurgeSlice)
        {
            await CommitAsync(
                [
                    new SqlStatement("DELETE FROM cl_outbox WHERE sequence IN (SELECT sequence " + OldEntries + " ORDER BY sequence LIMIT @slice)", parameters),
                    new SqlStatement(
                        "DELETE FROM cl_idempotency WHERE (tenant, idem_key) IN (SELECT tenant, idem_key FROM cl_idempotency WHERE committed_at < @before ORDER BY committed_at LIMIT @slice)", keyParameters),
                ],
                cancellationToken).ConfigureAwait(false);
        }

        return (int)Math.Min(entries, int.MaxValue);
    }

    public async Task<IReadOnlyList<KeptEvent>> ReadKeptAsync(TenantId tenant, long after, int take, CancellationToken cancellationToken) =>
        [.. (await storage.QueryAsync<Row>(
            "SELECT sequence, tenant, stream, type, payload FROM cl_outbox WHERE tenant = @tenant AND sequence IN (SELECT sequence FROM cl_delivery WHERE tenant = @tenant AND sequence > @after) ORDER BY sequence LIMIT @take",
            new { tenant = tenant.Value, after, take },
            cancellationToken).ConfigureAwait(false)).Select(row => new KeptEvent(row.Sequence, row.Type, row.Payload))];

    public async Task RemoveKeptAsync(TenantId tenant, long sequence, DateTimeOffset now, CancellationToken cancellationToken)
    {
        SqlParameter[] parameters = [new("tenant", tenant.Value), new("sequence", sequence)];
        IReadOnlyList<LineRow> lines = await storage.QueryAsync<LineRow>(
            "SELECT handler, tenant, stream FROM cl_delivery WHERE tenant = @tenant AND sequence = @sequence", new { tenant = tenant.Value, sequence }, cancellationToken).ConfigureAwait(false);
        await CommitAsync(
            [
                new SqlStatement("DELETE FROM cl_delivery WHERE tenant = @tenant AND sequence = @sequence", parameters),
                new SqlStatement("DELETE FROM cl_outbox WHERE tenant = @tenant AND sequence = @sequence", parameters),
                .. lines.Select(row => PromoteNext(new(row.Handler, new(row.Tenant), row.Stream), now)),
            ],
            cancellationToken).ConfigureAwait(false);
    }

    // Before the idempotency keys: a command whose key is gone while its number is remembered would want that number a second time.
    private async Task PurgeNumbersAsync(DateTimeOffset before, SqlParameter[] parameters, CancellationToken cancellationToken)
    {
        long numbers = await CountAsync("FROM cl_number WHERE committed_at < @before", before, cancellationToken).ConfigureAwait(false);
        for (long done = 0; done < numbers; done += PurgeSlice)
        {
            await CommitAsync(
                [
                    new SqlStatement(
                        "DELETE FROM cl_number WHERE (tenant, name, number_key) IN (SELECT tenant, name, number_key FROM cl_number WHERE committed_at < @before ORDER BY committed_at LIMIT @slice)", parameters),
                ],
                cancellationToken).ConfigureAwait(false);
        }
    }

    private Task<long> CountAsync(string what, DateTimeOffset before, CancellationToken cancellationToken) =>
        storage.QuerySingleOrDefaultAsync<long>("SELECT COUNT(*) " + what, new { before = before.UtcTicks }, cancellationToken);
}
