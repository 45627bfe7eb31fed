using System.Text.Json;
using CustomerLifecycle.Events;
using Dapper;

namespace CustomerLifecycle.Storage;

internal sealed partial class RelationalOutboxStore(RelationalStorage storage, CloudEventSerializer serializer) : IOutboxStore, IKeptEvents
{
    private const string Lock = "cl/outbox";
    private const string SelectDelivery = "SELECT handler, sequence, tenant, stream, attempt, next_at AS NextAt, dead, error FROM cl_delivery ";

    // What stands behind another in its line is due at no time, until the one before it is gone: a look must not walk over what cannot go.
    private const string Promote =
        "UPDATE cl_delivery SET next_at = @now WHERE dead = 0 AND next_at = @parked AND stream = @stream AND tenant = @tenant AND handler = @handler AND sequence = "
        + "(SELECT MIN(sequence) FROM cl_delivery WHERE dead = 0 AND stream = @stream AND tenant = @tenant AND handler = @handler)";

    private static readonly long Parked = DateTimeOffset.MaxValue.UtcTicks;

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
                SelectDelivery + "d WHERE dead = 0 AND next_at <= @now AND handler IN "
                + SqlInList.Add(parameters, "handler", handlers)
                + " AND NOT EXISTS (SELECT 1 FROM cl_delivery b WHERE b.dead = 0 AND b.stream = d.stream AND b.tenant = d.tenant AND b.handler = d.handler AND b.sequence < d.sequence)"
                + " ORDER BY sequence, handler LIMIT @take",
                parameters,
                cancellationToken).ConfigureAwait(false)).Select(row => row.ToDelivery()),
        ];
    }

    public async Task<IReadOnlyList<OutboxDelivery>> ReadLineAsync(OutboxLine line, long after, int take, CancellationToken cancellationToken) =>
        [.. (await storage.QueryAsync<DeliveryRow>(
            SelectDelivery + "WHERE dead = 0 AND stream = @stream AND tenant = @tenant AND handler = @handler AND sequence > @after ORDER BY sequence LIMIT @take",
            new { stream = line.Stream, tenant = line.Tenant.Value, handler = line.Handler, after, take },
            cancellationToken).ConfigureAwait(false)).Select(row => row.ToDelivery())];

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
            SelectDelivery + "WHERE dead = 1 AND tenant = @tenant ORDER BY sequence, handler LIMIT @take",
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
                new("nextAt", delivery is { NextAt: not null, Attempts: 0 } ? Parked : (delivery.NextAt ?? now).UtcTicks),
                new("dead", delivery.NextAt is null ? 1 : 0),
                new("error", delivery.Error)));
        }

        foreach (OutboxLine line in settlement.Done.Concat(settlement.Kept.Where(delivery => delivery.NextAt is null)).Select(delivery => delivery.Line).Distinct())
        {
            statements.Add(PromoteNext(line, now));
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

    private static SqlStatement PromoteNext(OutboxLine line, DateTimeOffset now) => new(
        Promote, new("now", now.UtcTicks), new("parked", Parked), new("stream", line.Stream), new("tenant", line.Tenant.Value), new("handler", line.Handler));

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
