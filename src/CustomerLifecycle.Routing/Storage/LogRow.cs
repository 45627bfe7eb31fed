namespace CustomerLifecycle.Routing;

/// <summary>An entry of the log as it is stored.</summary>
internal sealed class LogRow
{
    public const string Tail = """
        SELECT sequence AS Sequence, at AS At, version AS Version, writer AS Writer, events AS Events FROM cl_routing_log
        WHERE tenant = @tenant AND pool = @pool AND sequence > @after ORDER BY sequence LIMIT @take
        """;

    public long Sequence { get; init; }

    public long At { get; init; }

    public long Version { get; init; }

    public string? Writer { get; init; }

    public string Events { get; init; } = "";

    public static object After(RoutingPoolId pool, long after, int take) => new { tenant = pool.Tenant.Value, pool = pool.Name, after, take };

    public static IReadOnlyList<RoutingLogEntry> ToEntries(IReadOnlyList<LogRow> rows) => rows.Count == 0 ? [] : [.. rows.Select(row => row.ToEntry())];

    private RoutingLogEntry ToEntry()
    {
        var at = new DateTimeOffset(At, TimeSpan.Zero);
        return new RoutingLogEntry
        {
            Sequence = Sequence,
            At = at,
            Version = checked((int)Version),
            Writer = Writer,
            Events = RoutingLogFormat.Read(checked((int)Version), Events, Sequence, at),
        };
    }
}
