using System.Text.Json;

namespace CustomerLifecycle.Routing;

internal static class SnapshotFormat
{
    public static RoutingSnapshot Write(PoolState state)
    {
        var document = new PoolDocument
        {
            Version = PoolDocument.CurrentVersion,
            Queues = [.. state.Queues.OrderBy(q => q.Id.Value, StringComparer.Ordinal)],
            Agents = [.. state.Agents.OrderBy(a => a.Id.Value, StringComparer.Ordinal)],
            Contacts = [.. state.Contacts.OrderBy(c => c.Arrival)],
            Flows = [.. state.Flows.OrderBy(f => f.Queue.Value, StringComparer.Ordinal)],
        };
        return new RoutingSnapshot
        {
            Sequence = state.Sequence,
            At = state.At,
            State = JsonSerializer.Serialize(document, RoutingJsonContext.Default.PoolDocument),
        };
    }

    public static void Read(RoutingSnapshot snapshot, PoolState state)
    {
        var document = Parse(snapshot);
        foreach (var queue in document.Queues)
        {
            state.Put(queue);
        }

        foreach (var agent in document.Agents)
        {
            state.Add(agent);
        }

        foreach (var contact in document.Contacts)
        {
            state.Add(contact);
        }

        foreach (var flow in document.Flows ?? [])
        {
            state.Add(flow);
        }

        state.Reindex();
        state.Sequence = snapshot.Sequence;
        state.At = snapshot.At.ToUniversalTime();
    }

    public static bool AreEqual(QueueDefinition a, QueueDefinition b) => Text(a) == Text(b);

    private static string Text(QueueDefinition queue) => JsonSerializer.Serialize(queue, RoutingJsonContext.Default.QueueDefinition);

    private static PoolDocument Parse(RoutingSnapshot snapshot)
    {
        try
        {
            var document = JsonSerializer.Deserialize(snapshot.State, RoutingJsonContext.Default.PoolDocument)!;
            return document.Version <= PoolDocument.CurrentVersion
                ? document
                : throw new RoutingLogFormatException(FormattableString.Invariant(
                    $"The snapshot at {snapshot.Sequence} has version {document.Version}; this process reads up to {PoolDocument.CurrentVersion}. Upgrade CustomerLifecycle.Routing in this process."));
        }
        catch (JsonException e)
        {
            throw new RoutingLogFormatException(FormattableString.Invariant(
                $"The snapshot at {snapshot.Sequence} cannot be read. It is damaged, or was written by a newer version of CustomerLifecycle.Routing."), e);
        }
    }
}
