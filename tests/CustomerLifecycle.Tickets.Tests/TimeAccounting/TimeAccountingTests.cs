using static CustomerLifecycle.Tickets.TicketFixture;

namespace CustomerLifecycle.Tickets.Accounting;

public sealed class TimeAccountingTests
{
    public static TheoryData<string> Storages => TicketFixture.Storages;

    [Theory]
    [Trait("Feature", "tickets.time-accounting")]
    [MemberData(nameof(Storages))]
    public async Task Time_adds_up_on_the_ticket_and_by_agent_and_activity_with_corrections_as_entries(string kind)
    {
        await using TicketFixture fixture = await CreateAsync(kind);
        ITimeAccounting time = fixture.Get<ITimeAccounting>();
        (Ticket one, Ticket two) = (await fixture.CreateTicketAsync("1"), await fixture.CreateTicketAsync("2"));
        one = await AddAsync(one, "ann", 30, "travel", billable: true);
        long travel = one.Version;
        one = await AddAsync(one, "ann", 45, "repair", billable: true);
        one = await AddAsync(one, "bob", 5, null, billable: false);
        await AddAsync(two, "bob", 7, null, billable: true);
        one = (await time.CorrectTimeAsync(new() { Tenant = Tenant, Ticket = one.Id, Actor = Ann, Entry = travel, Minutes = 20 })).EnsureApplied();
        one = (await time.CorrectTimeAsync(new() { Tenant = Tenant, Ticket = one.Id, Actor = Ann, Entry = travel, Minutes = 25 })).EnsureApplied();
        long version = one.Version;
        one = (await time.CorrectTimeAsync(new() { Tenant = Tenant, Ticket = one.Id, Actor = Ann, Entry = travel, Minutes = 25 })).EnsureApplied();

        Assert.Equal((version, new TicketTimeSpent(75, 70, 5)), (one.Version, one.TimeSpent));
        IReadOnlyList<TicketTimeEntry> entries = await time.GetEntriesAsync(Tenant, one.Id);
        Assert.Equal([30, 45, 5, -10, 5], entries.Select(entry => entry.Minutes));
        Assert.Equal([null, null, null, travel, travel], entries.Select(entry => entry.Corrects));
        Assert.Equal([new(new("ann"), "repair", 45, 45), new(new("ann"), "travel", 25, 25), new(new("bob"), null, 5, 0)], await time.GetTotalsAsync(Tenant, new() { Ticket = one.Id }));
        Assert.Equal([new(new("bob"), null, 12, 7)], await time.GetTotalsAsync(Tenant, new() { Agent = new("bob") }));
        Assert.Equal([new(new("ann"), "travel", 25, 25)], await time.GetTotalsAsync(Tenant, new() { Activity = "travel", From = fixture.Clock.GetUtcNow(), Before = fixture.Clock.GetUtcNow().AddTicks(1) }));
        Assert.Empty(await time.GetTotalsAsync(Tenant, new() { Before = fixture.Clock.GetUtcNow() }));
        Assert.Empty(await time.GetTotalsAsync(new("other"), new()));

        async Task<Ticket> AddAsync(Ticket ticket, string agent, int minutes, string? activity, bool billable) => (await time.AddTimeAsync(
            new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Agent = new(agent), Minutes = minutes, Activity = activity, IsBillable = billable, Note = "n" })).EnsureApplied();
    }

    [Theory]
    [Trait("Feature", "tickets.time-accounting")]
    [MemberData(nameof(Storages))]
    public async Task Time_booked_by_many_at_once_is_all_there(string kind)
    {
        await using TicketFixture fixture = await CreateAsync(kind);
        ITimeAccounting time = fixture.Get<ITimeAccounting>();
        Ticket ticket = await fixture.CreateTicketAsync();

        TicketResult[] results = await Task.WhenAll(Enumerable.Range(1, 12).Select(i => Task.Run(() => time.AddTimeAsync(
            new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Agent = new("agent-" + i), Minutes = i, IdempotencyKey = "time-" + ((i + 1) / 2) }))));

        long spent = (await fixture.Tickets.GetAsync(Tenant, ticket.Id))!.TimeSpent!.Minutes;
        Assert.All(results, result => Assert.True(result.IsApplied));
        Assert.Equal(spent, (await time.GetEntriesAsync(Tenant, ticket.Id)).Sum(entry => entry.Minutes));
        Assert.Equal(6, (await time.GetEntriesAsync(Tenant, ticket.Id)).Count);
    }

    [Fact]
    [Trait("Feature", "tickets.time-accounting")]
    public async Task What_cannot_be_booked_is_refused()
    {
        await using TicketFixture fixture = await CreateAsync("memory");
        ITimeAccounting time = fixture.Get<ITimeAccounting>();
        Ticket ticket = await fixture.CreateTicketAsync();
        AddTime add = new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Agent = new("ann"), Minutes = 5 };

        await Assert.ThrowsAsync<ArgumentException>(() => time.AddTimeAsync(add with { Minutes = 0 }));
        await Assert.ThrowsAsync<ArgumentException>(() => time.AddTimeAsync(add with { Minutes = 10_081 }));
        Assert.Equal(TicketRefusalCodes.InTheFuture, Assert.Single((await time.AddTimeAsync(add with { At = fixture.Clock.GetUtcNow().AddMinutes(1) })).Refusals).Code);
        Assert.Equal(TicketRefusalCodes.NotFound, Assert.Single((await time.CorrectTimeAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Entry = 1, Minutes = 1 })).Refusals).Code);
        Assert.Null((await fixture.Tickets.GetAsync(Tenant, ticket.Id))!.TimeSpent);
    }
}
