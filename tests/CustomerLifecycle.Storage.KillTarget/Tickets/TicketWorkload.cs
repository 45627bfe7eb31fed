using System.Globalization;
using CustomerLifecycle.Tickets;

namespace CustomerLifecycle.Storage.KillTarget.Tickets;

/// <summary>Workers that give ticket commands one after the other, each under its key, and say what they were answered.</summary>
internal sealed class TicketWorkload(ITicketService tickets, ITicketRelations relations, StorageBackend backend)
{
    internal static readonly TenantId Tenant = new("kill");

    private readonly TicketId[] _shared = new TicketId[TicketOperation.SharedTickets];

    /// <summary>Goes on behind what was answered before, and does not stop by itself.</summary>
    internal async Task RunAsync(IReadOnlyDictionary<int, long> answered)
    {
        await OpenAsync();
        await Task.WhenAll(answered.Select(worker => Task.Run(() => RunAsync(worker.Key, worker.Value, last: long.MaxValue))));
    }

    /// <summary>Gives each worker's next command, which the process before may have begun.</summary>
    internal async Task FinishAsync(IReadOnlyDictionary<int, long> answered)
    {
        await OpenAsync();
        foreach ((int worker, long ordinal) in answered)
        {
            await RunAsync(worker, ordinal, ordinal + 1);
        }
    }

    internal async Task<bool> IsWaitingAsync() => await backend.Relational!.QuerySingleOrDefaultAsync<long>(
        "SELECT (SELECT COUNT(*) FROM cl_outbox WHERE dispatched_at IS NULL) + (SELECT COUNT(*) FROM cl_delivery) + (SELECT COUNT(*) FROM cl_due)", null) > 0;

    // Every process creates the shared tickets, at the same time as others: each is created once.
    private async Task OpenAsync()
    {
        for (int i = 0; i < _shared.Length; i++)
        {
            string key = string.Create(CultureInfo.InvariantCulture, $"shared/{i}");
            TicketResult result = await CreateAsync(key, TicketActor.System("open"));
            Answer(key, result);
            _shared[i] = result.Ticket!.Id;
        }
    }

    private async Task RunAsync(int worker, long answered, long last)
    {
        // The last one that was answered is given once more: the answer must be the same.
        for (long ordinal = Math.Max(1, answered); ordinal <= last; ordinal++)
        {
            TicketOperation operation = TicketOperation.Of(worker, ordinal);
            Answer(operation.Key, await GiveAsync(operation));
        }
    }

    private Task<TicketResult> GiveAsync(TicketOperation operation)
    {
        TicketId ticket = _shared[operation.Ticket];
        AgentId agent = new(string.Create(CultureInfo.InvariantCulture, $"w{operation.Worker}"));
        TicketActor actor = TicketActor.Agent(agent);
        string key = operation.Key;
        return operation.Kind switch
        {
            "create" => CreateAsync(key, actor),
            "fire" => tickets.FireAsync(new() { Tenant = Tenant, Ticket = ticket, Actor = actor, Trigger = operation.Argument, IdempotencyKey = key, Reason = key }),
            "claim" => tickets.ClaimAsync(new() { Tenant = Tenant, Ticket = ticket, Actor = actor, Agent = agent, IdempotencyKey = key, Reason = key }),
            "release" => tickets.ReleaseAsync(new() { Tenant = Tenant, Ticket = ticket, Actor = actor, IdempotencyKey = key, Reason = key }),
            "assign" => tickets.AssignAsync(new() { Tenant = Tenant, Ticket = ticket, Actor = actor, Agent = new(operation.Argument), IdempotencyKey = key, Reason = key }),
            "hand-over" => tickets.HandOverAsync(new() { Tenant = Tenant, Ticket = ticket, Actor = actor, Group = operation.Argument, IdempotencyKey = key, Reason = key }),
            "update" => UpdateAsync(ticket, actor, key, agent.Value, operation.Ordinal, null),
            "count" => CountAsync(ticket, actor, key),
            "note" => tickets.CommentAsync(new() { Tenant = Tenant, Ticket = ticket, Actor = actor, Text = key, IsPublic = false, IdempotencyKey = key, Reason = key }),
            "claim-next" => tickets.ClaimNextAsync(new() { Tenant = Tenant, Actor = actor, Agent = agent, Groups = [operation.Argument], IdempotencyKey = key, Reason = key }),
            "merge" => MergeAsync(operation.Argument.Split('>'), actor, key),
            _ => throw new InvalidOperationException($"No operation is of the kind '{operation.Kind}'."),
        };
    }

    private Task<TicketResult> CreateAsync(string key, TicketActor actor) => tickets.CreateAsync(new()
    {
        Tenant = Tenant,
        Type = KillWorkflow.Type,
        Subject = key,
        Actor = actor,
        Group = "desk",
        IdempotencyKey = key,
    });

    // Reads, adds one and writes: without the version that was read, counts would be lost.
    private async Task<TicketResult> CountAsync(TicketId id, TicketActor actor, string key)
    {
        Ticket ticket = (await tickets.GetAsync(Tenant, id))!;
        long count = long.Parse(ticket.Fields.GetValueOrDefault("count", "0"), CultureInfo.InvariantCulture);
        return await UpdateAsync(id, actor, key, "count", count + 1, ticket.Version);
    }

    // The tickets are created by whoever comes first; others merge them the other way at the same time.
    private async Task<TicketResult> MergeAsync(string[] keys, TicketActor actor, string key)
    {
        TicketId source = (await CreateAsync(keys[0], TicketActor.System("open"))).EnsureApplied().Id;
        TicketId target = (await CreateAsync(keys[1], TicketActor.System("open"))).EnsureApplied().Id;
        return await relations.MergeAsync(new() { Tenant = Tenant, Ticket = source, Target = target, Actor = actor, IdempotencyKey = key, Reason = key });
    }

    private Task<TicketResult> UpdateAsync(TicketId ticket, TicketActor actor, string key, string field, long value, long? expectedVersion) => tickets.UpdateAsync(new()
    {
        Tenant = Tenant,
        Ticket = ticket,
        Actor = actor,
        Fields = new Dictionary<string, string> { [field] = value.ToString(CultureInfo.InvariantCulture) },
        ExpectedVersion = expectedVersion,
        IdempotencyKey = key,
        Reason = key,
    });

    // The full stop tells a whole line from one that was cut when the process died.
    private static void Answer(string key, TicketResult result) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"answer {key} {result.Status} {result.Ticket?.Id.Value ?? "-"} {result.Ticket?.Version ?? 0} ."));
}
