using System.Text.Json;
using CustomerLifecycle.Events;
using Dapper;

namespace CustomerLifecycle.Storage;

internal sealed class RelationalOutboxStore(RelationalStorage storage, CloudEventSerializer serializer) : IOutboxStore, IKeptEvents
{
    private const string Lock = "cl/outbox";
    private const string OldEntries = "FROM cl_outbox WHERE dispatched_at < @before AND NOT EXISTS (SELECT 1 FROM cl_delivery WHERE cl_delivery.sequence = cl_outbox.sequence)";
    private const int PurgeSlice = 1000;

    // Whatever may be handled again, with the earliest instant at which it can have been handled for the first time.
    private const string OldestUnfinished =
        "SELECT MIN(at) FROM (SELECT MIN(o.dispatched_at) AS at FROM cl_delivery d JOIN cl_outbox o ON o.sequence = d.sequence "
        + "UNION ALL SELECT MIN(occurred_at) AS at FROM cl_outbox WHERE dispatched_at IS NULL UNION ALL SELECT MIN(due_at) AS at FROM cl_due WHERE due_at < @before) unfinished";

    // The outbox is one for all tenants; its own housekeeping commits belong to none of them.
    private static readonly TenantId Internal = new("customerlifecycle");

    public Task<IAsyncDisposable?> TryLockAsync(CancellationToken cancellationToken) => storage.TryLockAsync(Lock, cancellationToken);

    public async Task<IReadOnlyList<OutboxEntry>> ReadPendingAsync(int take, CancellationToken cancellationToken) =>
        [.. (await storage.QueryAsync<Row>(
            "SELECT sequence, tenant, stream, payload FROM cl_outbox WHERE dispatched_at IS NULL ORDER BY sequence LIMIT @take",
            new { take },
            cancellationToken).ConfigureAwait(false)).Select(ToEntry)];

    public async Task<OutboxEntry?> ReadAsync(long sequence, CancellationToken cancellationToken) =>
        await storage.QuerySingleOrDefaultAsync<Row>(
            "SELECT sequence, tenant, stream, payload FROM cl_outbox WHERE sequence = @sequence",
            new { sequence },
            cancellationToken).ConfigureAwait(false) is { } row ? ToEntry(row) : null;

    public async Task<IReadOnlyList<OutboxDelivery>> ReadWaitingAsync(IReadOnlyCollection<string> handlers, DateTimeOffset now, int take, CancellationToken cancellationToken)
    {
        if (handlers.Count == 0)
        {
            return [];
        }

        DynamicParameters parameters = new(new { now = now.UtcTicks, take });
        return
        [
            .. (await storage.QueryAsync<DeliveryRow>(
                "SELECT handler, sequence, tenant, stream, attempt, next_at AS NextAt, dead, error FROM cl_delivery d WHERE dead = 0 AND next_at <= @now AND handler IN "
                + SqlInList.Add(parameters, "handler", handlers)
                + " AND NOT EXISTS (SELECT 1 FROM cl_delivery b WHERE b.dead = 0 AND b.stream = d.stream AND b.tenant = d.tenant AND b.handler = d.handler AND b.sequence < d.sequence)"
                + " ORDER BY sequence, handler LIMIT @take",
                parameters,
                cancellationToken).ConfigureAwait(false)).Select(row => row.ToDelivery()),
        ];
    }

    public async Task<IReadOnlySet<OutboxLine>> ReadWaitingLinesAsync(IReadOnlyCollection<string> streams, CancellationToken cancellationToken)
    {
        if (streams.Count == 0)
        {
            return new HashSet<OutboxLine>();
        }

        DynamicParameters parameters = new();
        return (await storage.QueryAsync<LineRow>(
            "SELECT DISTINCT handler, tenant, stream FROM cl_delivery WHERE dead = 0 AND stream IN " + SqlInList.Add(parameters, "stream", streams),
            parameters,
            cancellationToken).ConfigureAwait(false)).Select(row => new OutboxLine(row.Handler, new(row.Tenant), row.Stream)).ToHashSet();
    }

    public async Task<IReadOnlyList<OutboxDelivery>> ReadDeadLettersAsync(TenantId tenant, int take, CancellationToken cancellationToken) =>
        [.. (await storage.QueryAsync<DeliveryRow>(
            "SELECT handler, sequence, tenant, stream, attempt, next_at AS NextAt, dead, error FROM cl_delivery WHERE dead = 1 AND tenant = @tenant ORDER BY sequence, handler LIMIT @take",
            new { tenant = tenant.Value, take },
            cancellationToken).ConfigureAwait(false)).Select(row => row.ToDelivery())];

    public Task SettleAsync(OutboxSettlement settlement, DateTimeOffset now, CancellationToken cancellationToken)
    {
        List<SqlStatement> statements = [];
        foreach (OutboxDelivery delivery in settlement.Done)
        {
            statements.Add(new SqlStatement("DELETE FROM cl_delivery WHERE handler = @handler AND sequence = @sequence", new("handler", delivery.Handler), new("sequence", delivery.Sequence)));
        }

        foreach (OutboxDelivery delivery in settlement.Kept)
        {
            statements.Add(new SqlStatement(
                "INSERT INTO cl_delivery (handler, sequence, tenant, stream, attempt, next_at, dead, error) VALUES (@handler, @sequence, @tenant, @stream, @attempt, @nextAt, @dead, @error) "
                + "ON CONFLICT (handler, sequence) DO UPDATE SET attempt = excluded.attempt, next_at = excluded.next_at, dead = excluded.dead, error = excluded.error",
                new("handler", delivery.Handler),
                new("sequence", delivery.Sequence),
                new("tenant", delivery.Tenant.Value),
                new("stream", delivery.Stream),
                new("attempt", delivery.Attempts),
                new("nextAt", (delivery.NextAt ?? now).UtcTicks),
                new("dead", delivery.NextAt is null ? 1 : 0),
                new("error", delivery.Error)));
        }

        foreach (long sequence in settlement.Dispatched)
        {
            statements.Add(new SqlStatement("UPDATE cl_outbox SET dispatched_at = @now WHERE sequence = @sequence", new("now", now.UtcTicks), new("sequence", sequence)));
        }

        return CommitAsync(statements, cancellationToken);
    }

    public async Task<bool> ReplayAsync(TenantId tenant, string handler, long sequence, DateTimeOffset now, CancellationToken cancellationToken)
    {
        SqlStatement replay = new(
            "UPDATE cl_delivery SET dead = 0, attempt = 0, next_at = @now WHERE tenant = @tenant AND handler = @handler AND sequence = @sequence AND dead = 1",
            new("now", now.UtcTicks),
            new("tenant", tenant.Value),
            new("handler", handler),
            new("sequence", sequence))
        {
            ExpectedRows = 1,
        };
        return (await CommitAsync([replay], cancellationToken).ConfigureAwait(false)).IsApplied;
    }

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

    public Task RemoveKeptAsync(TenantId tenant, long sequence, CancellationToken cancellationToken)
    {
        SqlParameter[] parameters = [new("tenant", tenant.Value), new("sequence", sequence)];
        return CommitAsync(
            [
                new SqlStatement("DELETE FROM cl_delivery WHERE tenant = @tenant AND sequence = @sequence", parameters),
                new SqlStatement("DELETE FROM cl_outbox WHERE tenant = @tenant AND sequence = @sequence", parameters),
            ],
            cancellationToken);
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

    private Task<CommitResult> CommitAsync(IReadOnlyList<SqlStatement> statements, CancellationToken cancellationToken) =>
        storage.CommitAsync(new StorageCommit { Tenant = Internal, Stream = "outbox", Statements = statements }, cancellationToken);

    private OutboxEntry ToEntry(Row row)
    {
        IntegrationEvent? known = null;
        string? unreadable = null;
        try
        {
            serializer.TryDeserialize(row.Payload, out known);
        }
        catch (JsonException e)
        {
            // One event that nobody can read must not stop all others.
            unreadable = "The event cannot be read: " + StorageErrors.Summarize(e);
        }

        return new OutboxEntry { Sequence = row.Sequence, Tenant = new(row.Tenant), Stream = row.Stream, Event = known, Unreadable = unreadable };
    }

    private sealed class LineRow
    {
        public string Handler { get; init; } = "";

        public string Tenant { get; init; } = "";

        public string Stream { get; init; } = "";
    }

    private sealed class Row
    {
        public long Sequence { get; init; }

        public string Tenant { get; init; } = "";

        public string Stream { get; init; } = "";

        public string Type { get; init; } = "";

        public byte[] Payload { get; init; } = [];
    }

    private sealed class DeliveryRow
    {
        public string Handler { get; init; } = "";

        public long Sequence { get; init; }

        public string Tenant { get; init; } = "";

        public string Stream { get; init; } = "";

        public long Attempt { get; init; }

        public long NextAt { get; init; }

        public long Dead { get; init; }

        public string? Error { get; init; }

        internal OutboxDelivery ToDelivery() => new()
        {
            Handler = Handler,
            Sequence = Sequence,
            Tenant = new(Tenant),
            Stream = Stream,
            Attempts = (int)Attempt,
            NextAt = Dead == 0 ? new DateTimeOffset(NextAt, TimeSpan.Zero) : null,
            Error = Error,
        };
    }
}
