using static CustomerLifecycle.Tickets.TicketFixture;

namespace CustomerLifecycle.Tickets.Watchers;

public sealed class TicketWatcherTests
{
    private static readonly ContactPoint Wife = new(ContactPointKind.Email, "wife@example.org");

    public static TheoryData<string> Storages => TicketFixture.Storages;

    [Theory]
    [Trait("Feature", "tickets.watchers")]
    [MemberData(nameof(Storages))]
    public async Task Agents_and_contact_points_watch_and_are_told_what_they_may_know(string kind)
    {
        await using TicketFixture fixture = await CreateAsync(kind);
        ITicketWatchers watchers = fixture.Get<ITicketWatchers>();
        Ticket ticket = (await fixture.Tickets.CreateAsync(NewTicket() with { Watchers = [TicketWatcher.Of(new AgentId("lead"))] })).EnsureApplied();
        await watchers.WatchAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Watcher = TicketWatcher.Of(Wife) });
        await watchers.WatchAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Watcher = TicketWatcher.Of(new AgentId("lead"), TicketNotices.ServiceLevels) });
        ticket = (await fixture.Tickets.GetAsync(Tenant, ticket.Id))!;

        Assert.Equal(2, ticket.Watchers.Count);
        Assert.True(ticket.Watchers[0].IsTold(TicketNotices.ServiceLevels) && !ticket.Watchers[0].IsTold(TicketNotices.Notes));
        Assert.True(ticket.Watchers[1].IsTold(TicketNotices.Replies) && !ticket.Watchers[1].IsTold(TicketNotices.Notes));
        ticket = (await watchers.UnwatchAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, ContactPoint = Wife })).EnsureApplied();
        Assert.Equal("lead", Assert.Single(ticket.Watchers).Agent!.Value.Value);
        Assert.Equal(ticket.Version, (await watchers.UnwatchAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, ContactPoint = Wife })).EnsureApplied().Version);
    }

    [Fact]
    [Trait("Feature", "tickets.watchers")]
    public async Task Nobody_outside_is_told_anything_internal()
    {
        await using TicketFixture fixture = await CreateAsync("memory");
        Ticket ticket = await fixture.CreateTicketAsync();

        ArgumentException refused = await Assert.ThrowsAsync<ArgumentException>(() => fixture.Get<ITicketWatchers>().WatchAsync(
            new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Watcher = TicketWatcher.Of(Wife, TicketNotices.All) }));
        ArgumentException both = await Assert.ThrowsAsync<ArgumentException>(() => fixture.Get<ITicketWatchers>().WatchAsync(
            new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Watcher = TicketWatcher.Of(Wife) with { Agent = new("ann") } }));

        Assert.Contains("Notes", refused.Message);
        Assert.DoesNotContain("wife@", refused.Message);
        Assert.Contains("not both", both.Message);
    }
}
