using System.Globalization;
using CustomerLifecycle.Events;

namespace CustomerLifecycle.Storage.KillTarget;

/// <summary>Several workers that commit commands one after the other, each under its key, and say what was acknowledged.</summary>
internal sealed class Workload(RelationalStorage storage, INumberSequence numbers, IIdGenerator ids, TimeProvider timeProvider)
{
    internal static readonly TenantId Tenant = new("kill");

    private const int Workers = 4;
    private const int ResentAfterStart = 2;

    private static readonly string[] Names = [.. Enumerable.Range(0, Workers).Select(worker => "w" + worker.ToString(CultureInfo.InvariantCulture))];

    /// <summary>Goes on from where the last process was killed, and does not stop by itself.</summary>
    internal Task RunAsync() => Task.WhenAll(Names.Select(worker => Task.Run(() => RunAsync(worker, last: long.MaxValue))));

    /// <summary>Sends the last commands of the process before again, as callers do that got no answer.</summary>
    internal async Task ResendAsync()
    {
        foreach (string worker in Names)
        {
            await RunAsync(worker, await LastAsync(worker));
        }
    }

    /// <summary>True while an event, a delivery or a due item waits.</summary>
    internal async Task<bool> IsWaitingAsync() => await storage.QuerySingleOrDefaultAsync<long>(
        "SELECT (SELECT COUNT(*) FROM cl_outbox WHERE dispatched_at IS NULL) + (SELECT COUNT(*) FROM cl_delivery) + (SELECT COUNT(*) FROM cl_due)", null) > 0;

    internal Task<CommitResult> StoreEffectAsync(string key, string source, string worker, long ordinal) => storage.CommitAsync(new StorageCommit
    {
        Tenant = Tenant,
        Stream = "effect/" + source + "/" + worker,
        IdempotencyKey = key,
        Statements =
        [
            new SqlStatement(
                "INSERT INTO cl_kill_effect (tenant, id, source, worker, ordinal, position) "
                + "SELECT @tenant, @id, @source, @worker, @ordinal, COALESCE(MAX(position), 0) + 1 FROM cl_kill_effect WHERE tenant = @tenant AND source = @source AND worker = @worker",
                new("tenant", Tenant.Value),
                new("id", ids.NewGuid().ToString()),
                new("source", source),
                new("worker", worker),
                new("ordinal", ordinal)),
        ],
    });

    private async Task RunAsync(string worker, long last)
    {
        for (long ordinal = Math.Max(1, await LastAsync(worker) - ResentAfterStart); ordinal <= last; ordinal++)
        {
            string key = $"{worker}/{ordinal}";
            long number = await numbers.NextAsync(Tenant, "kill", key);
            CommitResult result = await storage.CommitAsync(Command(worker, ordinal, key, number));
            Console.WriteLine(result.IsApplied && result.Result == $"{number}" ? $"ack {worker} {ordinal} {number}" : $"error {key} {number} became {result}");
        }
    }

    private StorageCommit Command(string worker, long ordinal, string key, long number) => new()
    {
        Tenant = Tenant,
        Stream = "customer/" + worker,
        IdempotencyKey = key,
        Result = $"{number}",
        Statements =
        [
            ordinal == 1
                ? new SqlStatement("INSERT INTO cl_kill_worker (tenant, worker, version) VALUES (@tenant, @worker, 1)", new("tenant", Tenant.Value), new("worker", worker))
                : new SqlStatement(
                    "UPDATE cl_kill_worker SET version = @ordinal WHERE tenant = @tenant AND worker = @worker AND version = @ordinal - 1",
                    new("tenant", Tenant.Value),
                    new("worker", worker),
                    new("ordinal", ordinal))
                {
                    ExpectedRows = 1,
                },
            new SqlStatement(
                "INSERT INTO cl_kill_item (tenant, id, worker, ordinal, number) VALUES (@tenant, @id, @worker, @ordinal, @number)",
                new("tenant", Tenant.Value),
                new("id", ids.NewGuid().ToString()),
                new("worker", worker),
                new("ordinal", ordinal),
                new("number", number)),
        ],
        Events =
        [
            new CustomerTagged
            {
                Id = new EventId(worker + "-" + ordinal.ToString(CultureInfo.InvariantCulture)),
                Tenant = Tenant,
                OccurredAt = timeProvider.GetUtcNow(),
                Customer = new CustomerId(worker),
                Tag = ordinal.ToString(CultureInfo.InvariantCulture),
                TagSource = "kill",
            },
        ],
        Due = [DueChange.Schedule("kill", key, timeProvider.GetUtcNow(), key)],
    };

    private async Task<long> LastAsync(string worker) => await storage.QuerySingleOrDefaultAsync<long>(
        "SELECT COALESCE(MAX(version), 0) FROM cl_kill_worker WHERE tenant = @tenant AND worker = @worker", new { tenant = Tenant.Value, worker });
}
