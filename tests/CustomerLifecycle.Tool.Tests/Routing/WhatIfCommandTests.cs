using CustomerLifecycle.Routing;
using CustomerLifecycle.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerLifecycle.Tool.Tests;

public sealed class WhatIfCommandTests
{
    private static readonly TenantId Acme = new("acme");

    [Theory]
    [Trait("Feature", "routing.log-export")]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    public async Task A_log_is_exported_for_its_tenant_alone_and_replayed_with_a_change(string kind)
    {
        using TemporaryFolder folder = new();
        await using TestStorage storage = await TestStorage.CreateAsync(kind, lifecycle => lifecycle.AddRouting(routing =>
            routing.Queues.Add(new QueueDefinition { Id = new("sales"), AutoAccept = true })));
        await RecordAsync(storage, Acme, contacts: 6);
        string file = folder.File("acme.jsonl");

        ToolRun export = await ToolRun.OfAsync("routing", "export-log", "--database", storage.ConnectionString!, "--tenant", "acme", "--output", file);
        ToolRun stream = await ToolRun.OfAsync("routing", "export-log", "--database", storage.ConnectionString!, "--tenant", "acme");
        ToolRun stranger = await ToolRun.OfAsync("routing", "export-log", "--database", storage.ConnectionString!, "--tenant", "other");
        ToolRun again = await ToolRun.OfAsync("routing", "export-log", "--database", storage.ConnectionString!, "--tenant", "acme", "--output", file);
        ToolRun table = await ToolRun.OfAsync("routing", "what-if", file, "--strategy", "round-robin", "--add-agent", "ann");
        ToolRun json = await ToolRun.OfAsync("routing", "what-if", file, "--strategy", "sales=random", "--json", "--replications", "4");

        Assert.Equal((0, 0, 2, 2, 0, 0), (export.ExitCode, stream.ExitCode, stranger.ExitCode, again.ExitCode, table.ExitCode, json.ExitCode));
        Assert.Equal(await File.ReadAllTextAsync(file), stream.Output);
        Assert.Contains("no log of the pool 'default' of this tenant", stranger.Error);
        Assert.Contains("not there yet", again.Error);
        Assert.Contains("What if: strategy RoundRobin; one more agent like ann.", table.Output);
        Assert.Contains("queue sales", table.Output);
        Assert.Contains("Kaplan and Meier", table.Output);
        // Ann serves one after the other for a minute each while all come at once; a second Ann halves the queue.
        Assert.Equal(150, json.Json.GetProperty("recorded").GetProperty("all").GetProperty("meanWaitSeconds").GetProperty("mean").GetDouble());
        Assert.Matches(@"mean wait \(s\) +\| +150\.0 \| +150\.0 \[150\.0, 150\.0\] \| +60\.0", table.Output);
    }

    [Fact]
    [Trait("Feature", "routing.what-if")]
    public async Task A_log_or_a_change_that_is_wrong_exits_with_2()
    {
        using TemporaryFolder folder = new();
        string file = folder.File("log.jsonl");
        await File.WriteAllTextAsync(file, "not a log");

        ToolRun wrong = await ToolRun.OfAsync("routing", "what-if", file);
        ToolRun strategy = await ToolRun.OfAsync("routing", "what-if", file, "--strategy", "sales=fastest");
        ToolRun missing = await ToolRun.OfAsync("routing", "what-if", folder.File("none.jsonl"));

        Assert.Equal((2, 2, 2), (wrong.ExitCode, strategy.ExitCode, missing.ExitCode));
        Assert.Contains("Line 1 is not the header", wrong.Error);
        Assert.NotEmpty(strategy.Error);
        Assert.Contains("There is no file", missing.Error);
    }

    private static async Task RecordAsync(TestStorage storage, TenantId tenant, int contacts)
    {
        IRouter router = storage.Get<IRouter>();
        await router.SignInAsync(tenant, new AgentProfile { Id = new("ann"), Queues = [new() { Queue = new("sales") }] });
        for (int i = 0; i < contacts; i++)
        {
            await router.EnqueueAsync(tenant, new ContactRequest { Contact = new("c" + i), Queue = new("sales"), Channel = Channel.WebChat });
        }

        for (int i = 0; i < contacts; i++)
        {
            storage.Clock.Advance(TimeSpan.FromMinutes(1));
            await router.CompleteAsync(tenant, new ContactId("c" + i), new AgentId("ann"));
        }
    }
}
