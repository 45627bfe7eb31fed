using CustomerLifecycle.Events;
using static CustomerLifecycle.Tickets.TicketFixture;

namespace CustomerLifecycle.Tickets.Relations;

public sealed class LinkTests
{
    public static TheoryData<string> Storages => ["memory", "sqlite", "postgresql"];

    [Theory]
    [Trait("Feature", "tickets.links")]
    [MemberData(nameof(Storages))]
    public async Task A_link_stands_on_both_tickets_and_goes_from_both(string kind)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind);
        Ticket a = await fixture.CreateTicketAsync();
        Ticket b = await fixture.CreateTicketAsync();

        a = (await fixture.Relations.LinkAsync(Link(a, TicketLinkKind.Duplicates, b))).EnsureApplied();
        b = await fixture.GetAsync(b);
        Assert.Equal((TicketLinkKind.Duplicates, b.Id, "T000002"), (a.Links[0].Kind, a.Links[0].Ticket, a.Links[0].Number));
        Assert.Equal((TicketLinkKind.DuplicatedBy, a.Id, "T000001"), (b.Links[0].Kind, b.Links[0].Ticket, b.Links[0].Number));
        Assert.Equal(a.Version, (await fixture.Relations.LinkAsync(Link(a, TicketLinkKind.Duplicates, b))).EnsureApplied().Version);
        Assert.Equal(b.Id, Assert.Single(await fixture.Relations.GetLinkedAsync(Tenant, a.Id, TicketLinkKind.Duplicates)).Id);
        Assert.Equal([(a.Id, TicketLinkKind.Duplicates), (b.Id, TicketLinkKind.DuplicatedBy)], (await fixture.EventsAsync<TicketLinked>()).Select(e => (e.Ticket, e.Kind)).OrderBy(e => e.Kind));

        await fixture.Relations.UnlinkAsync(new() { Tenant = Tenant, Ticket = b.Id, Actor = Ann, Kind = TicketLinkKind.DuplicatedBy, Other = a.Id });
        Assert.Empty((await fixture.GetAsync(a)).Links);
        Assert.Empty((await fixture.GetAsync(b)).Links);
        Assert.Equal(2, (await fixture.EventsAsync<TicketUnlinked>()).Count);
        IReadOnlyList<TicketHistoryEntry> history = await fixture.Tickets.GetHistoryAsync(Tenant, a.Id);
        Assert.Equal(TicketJson.Write(await fixture.GetAsync(a)), TicketJson.Write(TicketHistory.Rebuild(history)));
    }

    [Theory]
    [Trait("Feature", "tickets.links")]
    [MemberData(nameof(Storages))]
    public async Task What_makes_no_sense_is_not_linked(string kind)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind);
        Ticket[] tickets = [await fixture.CreateTicketAsync(), await fixture.CreateTicketAsync(), await fixture.CreateTicketAsync(), await fixture.CreateTicketAsync()];
        (Ticket a, Ticket b, Ticket c, Ticket d) = (tickets[0], tickets[1], tickets[2], tickets[3]);
        Ticket foreign = (await fixture.Tickets.CreateAsync(NewTicket() with { Tenant = new("other") })).EnsureApplied();
        await LinkAsync(fixture, a, TicketLinkKind.ParentOf, b);
        await LinkAsync(fixture, b, TicketLinkKind.ParentOf, c);
        await LinkAsync(fixture, a, TicketLinkKind.RepeatOf, d);

        await RefusedAsync(TicketRefusalCodes.SelfLink, a, TicketLinkKind.RelatedTo, a);
        await RefusedAsync(TicketRefusalCodes.UnknownTicket, a, TicketLinkKind.RelatedTo, foreign);
        await RefusedAsync(TicketRefusalCodes.LinkKind, a, TicketLinkKind.MergedInto, d);
        await RefusedAsync(TicketRefusalCodes.LinkCycle, d, TicketLinkKind.RepeatOf, a);
        await RefusedAsync(TicketRefusalCodes.LinkCycle, b, TicketLinkKind.ParentOf, a);
        await RefusedAsync(TicketRefusalCodes.LinkCycle, a, TicketLinkKind.ChildOf, c);
        await RefusedAsync(TicketRefusalCodes.HasParent, d, TicketLinkKind.ParentOf, c);
        await RefusedAsync(TicketRefusalCodes.UnknownTicket, foreign, TicketLinkKind.RelatedTo, a);

        async Task RefusedAsync(string code, Ticket ticket, TicketLinkKind link, Ticket other) =>
            Assert.Equal(code, Assert.Single((await fixture.Relations.LinkAsync(Link(ticket, link, other))).Refusals).Code);
    }

    [Fact]
    [Trait("Feature", "tickets.links")]
    public async Task Families_have_at_most_ten_levels_whichever_end_they_grow_at()
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync("memory");
        List<Ticket> chain = [];
        for (int i = 0; i < 12; i++)
        {
            chain.Add(await fixture.CreateTicketAsync());
        }

        for (int i = 0; i < 9; i++)
        {
            await LinkAsync(fixture, chain[i], TicketLinkKind.ParentOf, chain[i + 1]);
        }

        Assert.Equal(TicketRefusalCodes.TooDeep, (await fixture.Relations.LinkAsync(Link(chain[9], TicketLinkKind.ParentOf, chain[10]))).Refusals[0].Code);
        Assert.Equal(TicketRefusalCodes.TooDeep, (await fixture.Relations.LinkAsync(Link(chain[0], TicketLinkKind.ChildOf, chain[10]))).Refusals[0].Code);
        await LinkAsync(fixture, chain[8], TicketLinkKind.ParentOf, chain[10]);
    }

    [Fact]
    [Trait("Feature", "tickets.links")]
    public async Task A_ticket_has_at_most_two_hundred_links()
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync("memory");
        Ticket hub = await fixture.CreateTicketAsync();
        for (int i = 0; i < TicketLink.Maximum; i++)
        {
            await LinkAsync(fixture, hub, TicketLinkKind.RelatedTo, await fixture.CreateTicketAsync());
        }

        TicketRefusal refusal = (await fixture.Relations.LinkAsync(Link(await fixture.CreateTicketAsync(), TicketLinkKind.RelatedTo, hub))).Refusals[0];
        Assert.Equal((TicketRefusalCodes.TooMany, true), (refusal.Code, refusal.Message.Contains("T000001", StringComparison.Ordinal)));
    }

    [Theory]
    [Trait("Feature", "tickets.links")]
    [MemberData(nameof(Storages))]
    public async Task A_circle_of_parents_cannot_come_about_by_linking_at_the_same_time(string kind)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind);
        for (int round = 0; round < 4; round++)
        {
            List<Ticket> ring = [];
            for (int i = 0; i < 4; i++)
            {
                ring.Add(await fixture.CreateTicketAsync());
            }

            TicketResult[] results = await Race.RunAsync(4, i => fixture.Relations.LinkAsync(Link(ring[i], TicketLinkKind.ParentOf, ring[(i + 1) % 4])));

            Assert.Equal(3, results.Count(result => result.IsApplied));
            Assert.Equal(TicketRefusalCodes.LinkCycle, Assert.Single(results, result => !result.IsApplied).Refusals[0].Code);
        }
    }

    internal static LinkTickets Link(Ticket ticket, TicketLinkKind kind, Ticket other) => new() { Tenant = ticket.Tenant, Ticket = ticket.Id, Actor = Ann, Kind = kind, Other = other.Id };

    internal static async Task LinkAsync(TicketFixture fixture, Ticket ticket, TicketLinkKind kind, Ticket other) =>
        (await fixture.Relations.LinkAsync(Link(ticket, kind, other))).EnsureApplied();
}
