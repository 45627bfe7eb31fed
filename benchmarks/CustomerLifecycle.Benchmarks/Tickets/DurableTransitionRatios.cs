using System.Data.Common;
using CustomerLifecycle.Benchmarks.Ratios;
using CustomerLifecycle.Calendars;
using CustomerLifecycle.Events;
using CustomerLifecycle.Hosting;
using CustomerLifecycle.Storage;
using CustomerLifecycle.Testing;
using CustomerLifecycle.Tickets;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerLifecycle.Benchmarks.Tickets;

/// <summary>Durable transitions through the service (read, decide, commit with history and event), against a raw loop of prepared
/// statements that selects, updates, and inserts the same values, 64 to a transaction or one by one.</summary>
internal sealed class DurableTransitionRatios(string database, bool oneByOne) : IRatioMeasurement
{
    private const int Writers = 64;
    private const int RawBatch = 64;
    private const int RoundsOfAll = 200;
    private const int OneByOne = 5_000;
    private const string Select = "SELECT data FROM cl_tickets_ticket WHERE tenant = @tenant AND id = @id";

    private static readonly TenantId Tenant = new("bench");
    private static readonly TicketActor Agent = TicketActor.Agent(new("anna"));

    private TestStorage? _storage;
    private TestStorage? _shadow;
    private Ticket[] _ours = [];
    private Ticket[] _raw = [];
    private readonly RecordingTicketStore _recorded = new();

    public string Name => $"tickets.durable.{database}{(oneByOne ? ".one-by-one" : "")}";

    public string Unit => "1/s";

    public string BaselineName => oneByOne ? "raw, one by one" : "raw loop, 64 a commit";

    public string Goal => oneByOne ? ">= 0.87" : ">= 0.60";

    private int Commits => oneByOne ? OneByOne : Writers * RoundsOfAll;

    private RelationalStorage Relational => _storage!.Get<StorageBackend>().Relational!;

    internal static IEnumerable<IRatioMeasurement> All() =>
        from database in new[] { "sqlite-full", "postgresql" }
        from oneByOne in new[] { false, true }
        select new DurableTransitionRatios(database, oneByOne);

    public async Task<string?> PrepareAsync()
    {
        try
        {
            _storage = await TestStorage.CreateAsync(database == "postgresql" ? database : "sqlite", AddTickets);
        }
        catch (Xunit.Sdk.SkipException e)
        {
            return e.Message;
        }

        // The commits of the raw loop are recorded from a service in memory, so that they are the very same.
        _shadow = await TestStorage.InMemoryAsync(builder =>
        {
            builder.Services.AddSingleton<ITicketStore>(services => _recorded.Over(StorageBackend.Create<ITicketStore>(
                services, _ => throw new InvalidOperationException(), memory => new InMemoryTicketStore(memory))));
            AddTickets(builder);
        });
        _ours = await CreateAsync(_storage.Get<ITicketService>(), "ours");
        _raw = await CreateAsync(_shadow.Get<ITicketService>(), "raw");
        ITicketStore store = _storage.Get<ITicketStore>();
        foreach (TicketCommit commit in _recorded.Take())
        {
            // The numbers of the two services are the same; within the database they must not be.
            TicketChange created = commit.Changes[0];
            TicketCommitResult result = await store.CommitAsync(commit with { Changes = [created with { After = created.After with { Number = "R" + created.After.Number } }] }, CancellationToken.None);
            Check(result.Status == CommitStatus.Committed);
        }

        return null;
    }

    public Task<RatioSample> RunOursAsync() => RatioSample.PerSecondAsync(async () =>
    {
        ITicketService tickets = _storage!.Get<ITicketService>();
        int writers = oneByOne ? 1 : Writers;
        await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(async () =>
        {
            for (int i = 0; i < Commits / writers; i++)
            {
                _ours[writer] = await FireAsync(tickets, _ours[writer]);
            }
        })));
        return Commits;
    });

    public async Task<RatioSample> RunBaselineAsync()
    {
        // The statements are made before the clock starts: the baseline pays for the database alone.
        ITicketService tickets = _shadow!.Get<ITicketService>();
        for (int i = 0; i < Commits; i++)
        {
            int ticket = i % (oneByOne ? 1 : _raw.Length);
            _raw[ticket] = await FireAsync(tickets, _raw[ticket]);
        }

        StorageContext context = _storage!.Get<StorageContext>();
        CompiledSqlCache compiled = new(Relational.Dialect);
        List<IReadOnlyList<PlannedStatement>> commits = [.. _recorded.Take().Select(commit => CommitPlan.Create(
            commit.ToStorage([.. TicketStatements.Of(commit)]), context.Catalog, context.Serializer, compiled, context.Ids, context.TimeProvider.GetUtcNow()).Statements)];
        PlannedStatement[] selects = [.. Enumerable.Range(0, Commits).Select(i => PlannedStatement.Create(
            new SqlStatement(Select, new("tenant", Tenant.Value), new("id", _raw[i % (oneByOne ? 1 : _raw.Length)].Id.Value)), compiled))];
        await using RawConnection raw = new(await Relational.DataSource.OpenConnectionAsync(), Relational.Dialect.PositionalParameters);
        return await RatioSample.PerSecondAsync(async () =>
        {
            int next = 0;
            foreach (IReadOnlyList<PlannedStatement>[] batch in commits.Chunk(oneByOne ? 1 : RawBatch))
            {
                await using DbTransaction transaction = await raw.Connection.BeginTransactionAsync();
                foreach (IReadOnlyList<PlannedStatement> commit in batch)
                {
                    Check(await raw.ReadAsync(selects[next++], transaction) is { Length: > 100 });
                    foreach (PlannedStatement statement in commit)
                    {
                        int rows = await raw.ExecuteAsync(statement, transaction);
                        Check(statement.ExpectedRows is null || statement.ExpectedRows == rows);
                    }
                }

                await transaction.CommitAsync();
            }

            return commits.Count;
        });
    }

    public async ValueTask DisposeAsync()
    {
        foreach (TestStorage? storage in new[] { _storage, _shadow })
        {
            if (storage is not null)
            {
                await storage.DisposeAsync();
            }
        }
    }

    private static void AddTickets(ICustomerLifecycleBuilder builder) => builder.AddTickets(options => options
        .AddCalendar("always", BusinessCalendar.AlwaysOpen)
        .AddSlaPolicy(SlaPolicy.Create("standard", "always").FirstResponse(TimeSpan.FromHours(1)).Resolution(TimeSpan.FromHours(8)))
        .AddWorkflow(Work()));

    private static WorkflowDefinition Work()
    {
        WorkflowBuilder work = WorkflowDefinition.Create("work");
        work.Configure("Waiting", StateCategory.Open).Permit("Start", "InProgress");
        work.Configure("InProgress", StateCategory.Open).Permit("Stop", "Waiting").Permit("Close", "Closed");
        work.Configure("Closed", StateCategory.Closed);
        return work.Build();
    }

    private static async Task<Ticket[]> CreateAsync(ITicketService tickets, string kind)
    {
        Ticket[] created = new Ticket[Writers];
        for (int i = 0; i < created.Length; i++)
        {
            created[i] = (await tickets.CreateAsync(new()
            {
                Tenant = Tenant,
                Type = "work",
                Subject = $"The fridge of customer {i} does not cool",
                Description = "The customer called on Monday and said that the fridge, bought last year, is warm inside. " + kind,
                Actor = Agent,
                Group = "after-sales",
                Assignee = new("anna"),
                Customer = new($"customer-{i}"),
                Reason = "repair",
                Tags = ["fridge", "warranty"],
                Fields = new Dictionary<string, string> { ["model"] = "KFR-35GW", ["serial"] = "00042" },
            })).EnsureApplied();
        }

        return created;
    }

    private static async Task<Ticket> FireAsync(ITicketService tickets, Ticket ticket) => (await tickets.FireAsync(new()
    {
        Tenant = Tenant,
        Ticket = ticket.Id,
        Actor = Agent,
        Trigger = ticket.State == "Waiting" ? "Start" : "Stop",
    })).EnsureApplied();

    private static void Check(bool holds)
    {
        if (!holds)
        {
            throw new InvalidOperationException("A commit of the benchmark did not do what it must.");
        }
    }
}
