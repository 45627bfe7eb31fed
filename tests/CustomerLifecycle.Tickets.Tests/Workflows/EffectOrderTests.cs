using System.Reflection;
using CustomerLifecycle.Events;
using CustomerLifecycle.Storage;
using Microsoft.Extensions.DependencyInjection;
using static CustomerLifecycle.Tickets.TicketFixture;

namespace CustomerLifecycle.Tickets;

public sealed class EffectOrderTests
{
    private static readonly WorkflowDefinition Order = WorkflowDefinition.Create("order")
        .Configure("New", StateCategory.New).OnExit("unpin")
            .Permit(new() { From = "New", Trigger = "Close", To = "Closed", Effects = ["bill"] })
        .Configure("Closed", StateCategory.Closed).OnEntry("thank").Build();

    public static TheoryData<string> Storages => ["memory", "sqlite", "postgresql"];

    [Theory]
    [MemberData(nameof(Storages))]
    [Trait("Feature", "tickets.effects")]
    public async Task Effects_run_only_after_the_transition_is_stored_and_one_that_fails_holds_up_no_other(string kind)
    {
        List<string> runs = [];
        FailingStore? failing = null;
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind, options => options.AddWorkflow(Order), services =>
        {
            foreach (string name in new[] { "unpin", "bill", "thank" })
            {
                services.AddSingleton<ITicketEffect>(new RecordingEffect(name, runs));
            }

            services.AddSingleton(provider =>
            {
                (ITicketStore store, failing) = FailingStore.Over(StorageBackend.Create<ITicketStore>(
                    provider, relational => new RelationalTicketStore(relational), memory => new InMemoryTicketStore(memory)));
                return store;
            });
        });
        Ticket ticket = (await fixture.Tickets.CreateAsync(NewTicket() with { Type = "order" })).EnsureApplied();

        failing!.Fails = true;
        await Assert.ThrowsAsync<StorageException>(() => fixture.FireAsync(ticket, "Close"));
        await fixture.GoToAsync(fixture.Clock.GetUtcNow().AddHours(1));
        Assert.Equal(("New", 0), ((await fixture.Tickets.GetAsync(Tenant, ticket.Id))!.State, runs.Count));

        failing.Fails = false;
        await fixture.FireAsync(ticket, "Close");
        Assert.Empty(runs);
        await fixture.GoToAsync(fixture.Clock.GetUtcNow().AddHours(1));

        // The first try of "bill" fails: its own second try comes later, the others do not wait for it.
        Assert.Equal("bill", runs[^1]);
        Assert.Equal(["bill", "bill", "thank", "unpin"], runs.Order(StringComparer.Ordinal));
        Assert.Equal("Closed", (await fixture.Tickets.GetAsync(Tenant, ticket.Id))!.State);
    }

    private sealed class RecordingEffect(string name, List<string> runs) : ITicketEffect
    {
        public string Name => name;

        public Task RunAsync(TicketEffect effect, CancellationToken cancellationToken)
        {
            runs.Add(name);
            return name == "bill" && runs.Count(run => run == name) == 1 ? throw new InvalidOperationException("The till is closed.") : Task.CompletedTask;
        }
    }

    /// <summary>A store whose commits fail while it is told to.</summary>
    public class FailingStore : DispatchProxy
    {
        private ITicketStore? _store;

        public bool Fails { get; set; }

        public static (ITicketStore Store, FailingStore Switch) Over(ITicketStore store)
        {
            ITicketStore proxy = Create<ITicketStore, FailingStore>();
            FailingStore failing = (FailingStore)(object)proxy;
            failing._store = store;
            return (proxy, failing);
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
            Fails && targetMethod!.Name == nameof(ITicketStore.CommitAsync)
                ? Task.FromException<TicketCommitResult>(new StorageException("The disk is full."))
                : targetMethod!.Invoke(_store, args);
    }
}
