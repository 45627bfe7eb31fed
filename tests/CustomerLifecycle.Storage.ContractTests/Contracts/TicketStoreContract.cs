using CustomerLifecycle.Calendars;
using CustomerLifecycle.Events;
using CustomerLifecycle.Hosting;
using CustomerLifecycle.Storage.ContractTests.Host;
using CustomerLifecycle.Tickets;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerLifecycle.Storage.ContractTests.Contracts;

/// <summary>What every ticket store promises, through the service that uses it.</summary>
public abstract class TicketStoreContract(string provider) : StorageContract(provider)
{
    private const int Workers = 16;
    private static readonly TicketActor System = TicketActor.System("test");

    [Fact]
    public async Task Of_many_agents_who_claim_a_ticket_exactly_one_gets_it()
    {
        await using ContractHost host = await OpenWithTicketsAsync();
        ITicketService tickets = host.Get<ITicketService>();
        Ticket ticket = await CreateAsync(tickets, "t");

        TicketResult[] results = await Task.WhenAll(Enumerable.Range(0, Workers).Select(i => Task.Run(() =>
            tickets.ClaimAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = System, Agent = new("agent-" + i) }))));

        TicketResult winner = Assert.Single(results, result => result.IsApplied);
        Assert.Equal(winner.Ticket!.Assignee, (await tickets.GetAsync(Tenant, ticket.Id))!.Assignee);
        Assert.Equal(2, (await tickets.GetHistoryAsync(Tenant, ticket.Id)).Count);
    }

    [Fact]
    public async Task A_stale_commit_leaves_nothing_behind()
    {
        await using ContractHost host = await OpenWithTicketsAsync();
        ITicketService tickets = host.Get<ITicketService>();
        Ticket ticket = await CreateAsync(tickets, "t");
        await tickets.CommentAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = System, Text = "first", IsPublic = false });
        await host.Dispatcher.DrainAsync();

        TicketCommitResult result = await host.Get<ITicketStore>().CommitAsync(
            new()
            {
                Tenant = Tenant,
                Changes =
                [
                    new()
                    {
                        Before = ticket,
                        After = ticket with { Version = 2, Subject = "stale" },
                        Entries = [new() { Sequence = 2, At = ticket.CreatedAt, Actor = "x", Action = "stale", Changes = [] }],
                        Comments = [new() { Sequence = 2, At = ticket.CreatedAt, Author = "x", AuthorKind = ParticipantKind.System, IsPublic = false, Text = "stale" }],
                        SearchText = "stale",
                    },
                ],
                Due = [DueChange.Schedule("test", "stale", ticket.CreatedAt)],
                IdempotencyKey = "stale",
                Remember = "stale",
            },
            CancellationToken.None);

        Assert.Equal(CommitStatus.Conflict, result.Status);
        Assert.Equal("first", Assert.Single(await tickets.GetCommentsAsync(Tenant, ticket.Id)).Text);
        Assert.Equal(["create", "note"], (await tickets.GetHistoryAsync(Tenant, ticket.Id)).Select(entry => entry.Action));
        Assert.Empty(await tickets.SearchAsync(Tenant, "stale"));
        Assert.Null(await host.Get<ITicketStore>().FindAppliedAsync(Tenant, "stale", CancellationToken.None));
        Assert.Equal(0, await host.Dispatcher.DrainAsync());
    }

    [Fact]
    public async Task The_first_hash_of_a_version_of_a_workflow_stays_until_it_is_replaced()
    {
        await using ContractHost host = await OpenWithTicketsAsync();
        ITicketStore store = host.Get<ITicketStore>();

        string[] first = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => store.PinWorkflowAsync("repair", 1, "hash-" + i, replace: false, CancellationToken.None))));

        Assert.Single(first.Distinct());
        Assert.Equal(first[0], await store.PinWorkflowAsync("repair", 1, "other", replace: false, CancellationToken.None));
        Assert.Equal("two", await store.PinWorkflowAsync("repair", 2, "two", replace: false, CancellationToken.None));
        Assert.Equal(first[0], await store.PinWorkflowAsync("repair", 1, "other", replace: true, CancellationToken.None));
        Assert.Equal("other", await store.PinWorkflowAsync("repair", 1, "third", replace: false, CancellationToken.None));
    }

    [Fact]
    public async Task A_commit_without_changes_guards_its_tickets_and_remembers_its_key()
    {
        await using ContractHost host = await OpenWithTicketsAsync();
        ITicketService tickets = host.Get<ITicketService>();
        ITicketStore store = host.Get<ITicketStore>();
        Ticket ticket = await CreateAsync(tickets, "t");
        TicketCommit nothing = new() { Tenant = Tenant, Changes = [], Guards = [ticket with { Version = 2 }], IdempotencyKey = "nothing", Remember = "t\n1" };

        Assert.Equal(CommitStatus.Conflict, (await store.CommitAsync(nothing, CancellationToken.None)).Status);
        Assert.Null(await store.FindAppliedAsync(Tenant, "nothing", CancellationToken.None));
        Assert.Equal(CommitStatus.Committed, (await store.CommitAsync(nothing with { Guards = [ticket] }, CancellationToken.None)).Status);
        Assert.Equal(CommitStatus.AlreadyApplied, (await store.CommitAsync(nothing with { Guards = [ticket] }, CancellationToken.None)).Status);
        Assert.Equal("t\n1", await store.FindAppliedAsync(Tenant, "nothing", CancellationToken.None));
        Assert.Equal(1, (await tickets.GetAsync(Tenant, ticket.Id))!.Version);
    }

    [Fact]
    public async Task A_command_that_had_nothing_to_do_does_nothing_later_either()
    {
        await using ContractHost host = await OpenWithTicketsAsync();
        ITicketService tickets = host.Get<ITicketService>();
        Ticket ticket = await CreateAsync(tickets, "t");
        ClaimTicket claim = new() { Tenant = Tenant, Ticket = ticket.Id, Actor = System, Agent = new("ann") };
        (await tickets.ClaimAsync(claim)).EnsureApplied();

        Ticket claimed = (await tickets.ClaimAsync(claim with { IdempotencyKey = "again" })).EnsureApplied();
        (await tickets.ReleaseAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = System })).EnsureApplied();
        Ticket repeated = (await tickets.ClaimAsync(claim with { IdempotencyKey = "again" })).EnsureApplied();

        Assert.Equal(TicketJson.Write(claimed), TicketJson.Write(repeated));
        Assert.Null((await tickets.GetAsync(Tenant, ticket.Id))!.Assignee);
        Assert.Equal(["create", "claim", "release"], (await tickets.GetHistoryAsync(Tenant, ticket.Id)).Select(entry => entry.Action));
    }

    [Fact]
    public async Task What_somebody_wrote_whom_nobody_knows_is_found_by_where_they_wrote_from()
    {
        await using ContractHost host = await OpenWithTicketsAsync();
        ITicketService tickets = host.Get<ITicketService>();
        Ticket ticket = await CreateAsync(tickets, "t");
        ContactPoint lee = new(ContactPointKind.Email, "Lee@example.com");
        await tickets.CommentAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = TicketActor.UnknownCustomer(lee), Text = "It is mine.", IsPublic = true });

        Assert.Equal([ticket.Id], await host.Get<ITicketStore>().FindAboutAsync(Tenant, new("c-9"), [new(ContactPointKind.Email, "lee@example.com")], CancellationToken.None));
        Assert.Empty(await host.Get<ITicketStore>().FindAboutAsync(Tenant, new("c-9"), [new(ContactPointKind.Email, "eve@example.com")], CancellationToken.None));
        Assert.Empty(await host.Get<ITicketStore>().FindAboutAsync(OtherTenant, new("c-9"), [lee], CancellationToken.None));
    }

    [Fact]
    public async Task Two_tickets_never_have_the_same_number_and_no_tenant_sees_another()
    {
        await using ContractHost host = await OpenWithTicketsAsync();
        ITicketService tickets = host.Get<ITicketService>();
        Ticket ticket = await CreateAsync(tickets, "t");
        Ticket twin = ticket with { Id = new("twin") };
        TicketCommit commit = new()
        {
            Tenant = Tenant,
            Changes = [new() { After = twin, Entries = [new() { Sequence = 1, At = twin.CreatedAt, Actor = "x", Action = "create", Changes = [] }] }],
        };

        Assert.Equal(CommitStatus.Conflict, (await host.Get<ITicketStore>().CommitAsync(commit, CancellationToken.None)).Status);
        Assert.Null(await tickets.GetAsync(Tenant, twin.Id));
        Assert.Null(await tickets.GetAsync(OtherTenant, ticket.Id));
        Assert.Null(await tickets.FindByNumberAsync(OtherTenant, ticket.Number));
        Assert.Empty(await tickets.QueryAsync(OtherTenant, new()));
        Assert.Empty(await tickets.GetHistoryAsync(OtherTenant, ticket.Id));
    }

    [Fact]
    public async Task Nothing_is_lost_while_many_work_on_the_same_tickets()
    {
        await using ContractHost host = await OpenWithTicketsAsync();
        ITicketService tickets = host.Get<ITicketService>();
        Ticket[] shared = [await CreateAsync(tickets, "a"), await CreateAsync(tickets, "b"), await CreateAsync(tickets, "c")];

        int[] applied = await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Run(async () =>
        {
            int done = 0;
            for (int i = 0; i < 12; i++)
            {
                TicketId id = shared[(worker + i) % shared.Length].Id;
                TicketResult result = (i % 3) switch
                {
                    0 => await tickets.CommentAsync(new() { Tenant = Tenant, Ticket = id, Actor = System, Text = $"{worker}/{i}", IsPublic = false }),
                    1 => await tickets.UpdateAsync(new() { Tenant = Tenant, Ticket = id, Actor = System, Fields = new Dictionary<string, string> { [$"w{worker}"] = $"{i}" } }),
                    _ => await tickets.HandOverAsync(new() { Tenant = Tenant, Ticket = id, Actor = System, Group = $"g{worker}-{i}" }),
                };
                done += result.IsApplied ? 1 : 0;
            }

            return done;
        })));

        long changes = 0;
        foreach (Ticket ticket in shared)
        {
            Ticket now = (await tickets.GetAsync(Tenant, ticket.Id))!;
            IReadOnlyList<TicketHistoryEntry> history = await tickets.GetHistoryAsync(Tenant, ticket.Id);
            Ticket rebuilt = TicketHistory.Rebuild(history);
            Assert.Equal(now.Version, history.Count);
            Assert.Equal((now.Version, now.Group, now.UpdatedAt), (rebuilt.Version, rebuilt.Group, rebuilt.UpdatedAt));
            Assert.Equal(now.Fields, rebuilt.Fields);
            changes += now.Version - 1;
        }

        Assert.Equal(applied.Sum(), changes);
    }

    private Task<ContractHost> OpenWithTicketsAsync() => OpenAsync(builder =>
    {
        UseStore(builder);
        builder.AddTickets(options => options
            .AddCalendar("always", BusinessCalendar.AlwaysOpen)
            .AddSlaPolicy(SlaPolicy.Create("standard", "always").FirstResponse(TimeSpan.FromHours(1)).Group(null, TimeSpan.FromHours(8))));
    });

    /// <summary>Registers another store than the one of the provider.</summary>
    protected virtual void UseStore(ICustomerLifecycleBuilder builder)
    {
    }

    private static async Task<Ticket> CreateAsync(ITicketService tickets, string key) => (await tickets.CreateAsync(new()
    {
        Tenant = Tenant,
        Type = "complaint",
        Subject = "Late delivery",
        Actor = System,
        IdempotencyKey = key,
    })).EnsureApplied();
}
