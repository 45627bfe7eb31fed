using CustomerLifecycle.Events;
using CustomerLifecycle.Routing;
using CustomerLifecycle.Routing.Decisions;
using CustomerLifecycle.Storage.ContractTests.Host;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerLifecycle.Storage.ContractTests.Contracts;

/// <summary>What every log of a pool promises.</summary>
public abstract class RoutingLogContract(string provider) : StorageContract(provider)
{
    private static readonly DateTimeOffset At = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly RoutingPoolId Pool = new(Tenant, "pool");
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    [Trait("Feature", "routing.log")]
    public async Task Of_two_entries_for_one_place_the_first_is_stored_and_nothing_of_the_second()
    {
        await using ContractHost host = await OpenRoutingAsync();
        IRoutingLog log = host.Get<IRoutingLog>();
        Assert.True(await AppendAsync(log, Entry(1, 3, "one"), new RoutingAnswer("k1", Done)));
        Assert.False(await AppendAsync(log, Entry(1, 1, "two"), new RoutingAnswer("k2", Done)));
        Assert.True(await AppendAsync(log, Entry(4, 2, "two")));

        IReadOnlyList<RoutingLogEntry> entries = await log.ReadAsync(Pool, 0, 10, None);
        Assert.Equal([(1L, 3, "one"), (4L, 2, "two")], entries.Select(entry => (entry.Sequence, entry.Events.Count, entry.Writer!)));
        Assert.Equal([1L, 2, 3, 4, 5], entries.SelectMany(entry => entry.Events).Select(e => e.Sequence));
        Assert.All(entries, entry => Assert.Equal((At, RoutingLogFormat.CurrentVersion), (entry.At, entry.Version)));
        Assert.Equal(4, Assert.Single(await log.ReadAsync(Pool, 1, 10, None)).Sequence);
        Assert.Single(await log.ReadAsync(Pool, 0, 1, None));
        foreach ((long sequence, long? entry) in new (long, long?)[] { (0, null), (1, 1), (3, 1), (4, 4), (99, 4) })
        {
            Assert.Equal(entry, await log.FindEntryAsync(Pool, sequence, None));
        }

        await using IRoutingTurn turn = await log.BeginAsync(Pool, None);
        IReadOnlyDictionary<string, RoutingOutcome> answers = await turn.FindAnswersAsync(["k1", "k2"], None);
        Assert.Equal(Done, Assert.Single(answers).Value);
    }

    [Fact]
    [Trait("Feature", "routing.log")]
    public async Task A_command_that_was_appended_before_is_not_appended_again()
    {
        await using ContractHost host = await OpenRoutingAsync();
        IRoutingLog log = host.Get<IRoutingLog>();
        RoutingAnswer[] answers = [.. Enumerable.Range(0, 150).Select(i => new RoutingAnswer("k" + i, Done))];
        Assert.True(await AppendAsync(log, Entry(1, 1, "one"), answers));
        Assert.False(await AppendAsync(log, Entry(2, 1, "one"), new RoutingAnswer("new", Done), answers[149]));
        Assert.Single(await log.ReadAsync(Pool, 0, 10, None));
        await using IRoutingTurn turn = await log.BeginAsync(Pool, None);
        Assert.Equal(150, (await turn.FindAnswersAsync([.. answers.Select(answer => answer.CommandId), "new"], None)).Count);
    }

    [Fact]
    [Trait("Feature", "routing.log")]
    public async Task Events_and_cursor_move_together_and_only_once()
    {
        await using ContractHost host = await OpenRoutingAsync();
        IRoutingLog log = host.Get<IRoutingLog>();
        Assert.Empty(await log.ReadCursorsAsync(None));
        await AppendAsync(log, Entry(1, 2, "one"));
        RoutingCursor cursor = Assert.Single(await log.ReadCursorsAsync(None));
        Assert.Equal(new RoutingCursor(Pool, 0), cursor);
        Assert.True(await log.TellAsync(cursor, 2, [.. Enumerable.Range(0, 100).Select(i => Tagged(host, "1", i))], None));
        Assert.False(await log.TellAsync(cursor, 2, [Tagged(host, "2", 0)], None));
        Assert.Empty(await log.ReadCursorsAsync(None));
        Assert.Equal(Enumerable.Range(0, 100).Select(i => $"tenant-a-1-{i}"), (await PendingAsync(host)).Select(entry => entry.Event!.Id.Value));
        await AppendAsync(log, Entry(3, 1, "one"));
        Assert.Equal(new RoutingCursor(Pool, 2), Assert.Single(await log.ReadCursorsAsync(None)));
    }

    [Fact]
    [Trait("Feature", "routing.log")]
    public async Task Snapshots_of_any_size_come_back_and_old_ones_go_with_the_log_behind_them()
    {
        await using ContractHost host = await OpenRoutingAsync();
        IRoutingLog log = host.Get<IRoutingLog>();
        string large = string.Concat(Enumerable.Repeat("\U0001F600x", 300_000));
        for (int day = 0; day < 8; day++)
        {
            await AppendAsync(log, Entry((day * 2) + 1, 2, "one") with { At = At.AddDays(day) });
            await log.SaveSnapshotAsync(Pool, new RoutingSnapshot { Sequence = (day * 2) + 2, At = At.AddDays(day), State = day == 7 ? large : "{" + day + "}" }, None);
        }

        await log.SaveSnapshotAsync(Pool, new RoutingSnapshot { Sequence = 16, At = At.AddDays(7), State = large }, None);
        Assert.Equal(large, (await log.LoadSnapshotAsync(Pool, long.MaxValue, None))!.State);
        Assert.Equal((6L, "{2}"), (await log.LoadSnapshotAsync(Pool, 7, None)) is { } found ? (found.Sequence, found.State) : default);
        Assert.Null(await log.LoadSnapshotAsync(Pool, 1, None));

        // Told up to the third day, everything after is kept whatever its age.
        await log.TellAsync(Assert.Single(await log.ReadCursorsAsync(None)), 6, [], None);
        await log.TrimAsync(Pool, At.AddDays(5).AddHours(1), None);
        Assert.Equal(7, (await log.ReadAsync(Pool, 0, 1, None))[0].Sequence);
        await log.TellAsync(Assert.Single(await log.ReadCursorsAsync(None)), 16, [], None);
        await log.TrimAsync(Pool, At.AddDays(5).AddHours(1), None);
        Assert.Equal([13L, 15L], (await log.ReadAsync(Pool, 0, 10, None)).Select(entry => entry.Sequence));
        Assert.Equal(12, (await log.LoadSnapshotAsync(Pool, 13, None))!.Sequence);
        Assert.Null(await log.LoadSnapshotAsync(Pool, 11, None));
        Assert.Null(await log.FindEntryAsync(Pool, 12, None));
    }

    [Fact]
    [Trait("Feature", "routing.log")]
    public async Task Pools_and_tenants_have_logs_of_their_own()
    {
        await using ContractHost host = await OpenRoutingAsync();
        IRoutingLog log = host.Get<IRoutingLog>();
        RoutingPoolId[] pools = [Pool, new(Tenant, "other"), new(OtherTenant, "pool")];
        foreach (RoutingPoolId pool in pools)
        {
            Assert.True(await AppendAsync(log, Entry(1, 1, pool.ToString()), pool, new RoutingAnswer("same", Done)));
            Assert.Equal(pool.ToString(), Assert.Single(await log.ReadAsync(pool, 0, 10, None)).Writer);
        }

        Assert.Equal(3, (await log.ReadCursorsAsync(None)).Count);
    }

    [Fact]
    [Trait("Feature", "routing.hints")]
    public async Task An_entry_wakes_those_who_follow_its_pool()
    {
        await using ContractHost host = await OpenRoutingAsync();
        CommitSignal signal = host.Get<CommitSignal>();
        Task mine = signal.NextOf("routing/tenant-a/pool");
        Task others = signal.NextOf("routing/tenant-b/pool");
        await AppendAsync(host.Get<IRoutingLog>(), Entry(1, 1, "one"));
        Assert.True(mine.IsCompleted);
        // PostgreSQL wakes everybody once, when it begins to listen: what was told before was missed.
        Assert.True(Provider == "postgresql" || !others.IsCompleted);
    }

    [Fact]
    [Trait("Feature", "routing.many-nodes")]
    public async Task On_a_database_a_turn_waits_for_the_turn_before_it()
    {
        await using ContractHost host = await OpenRoutingAsync();
        if (host.Backend.Relational is null)
        {
            return;
        }

        await using ContractHost other = host.OpenAgain(builder => builder.AddRouting());
        IRoutingTurn first = await host.Get<IRoutingLog>().BeginAsync(Pool, None);
        Task<IRoutingTurn> second = Task.Run(() => other.Get<IRoutingLog>().BeginAsync(Pool, None));
        await first.AppendAsync(new RoutingAppend { Entry = Entry(1, 1, "one") });
        await first.DisposeAsync();
        await using IRoutingTurn turn = await second;
        Assert.Equal("one", Assert.Single(await turn.ReadAsync(0, 10, None)).Writer);
    }

    private static RoutingOutcome Done { get; } = new() { Status = RoutingStatus.Done };

    private Task<ContractHost> OpenRoutingAsync() => OpenAsync(builder => builder.AddRouting());

    private static RoutingLogEntry Entry(long sequence, int events, string writer) => new()
    {
        Sequence = sequence,
        At = At,
        Writer = writer,
        Events = RoutingLogFormat.Read(RoutingLogFormat.CurrentVersion, "[" + string.Join(',', Enumerable.Repeat("""{"$":"recorded"}""", events)) + "]", sequence, At),
    };

    private static Task<bool> AppendAsync(IRoutingLog log, RoutingLogEntry entry, params RoutingAnswer[] answers) => AppendAsync(log, entry, Pool, answers);

    private static async Task<bool> AppendAsync(IRoutingLog log, RoutingLogEntry entry, RoutingPoolId pool, params RoutingAnswer[] answers)
    {
        await using IRoutingTurn turn = await log.BeginAsync(pool, None);
        return await turn.AppendAsync(new RoutingAppend { Entry = entry, Answers = answers });
    }
}
