using CustomerLifecycle.Events;
using CustomerLifecycle.Testing;
using FsCheck;
using FsCheck.Fluent;
using static CustomerLifecycle.Tickets.TicketFixture;

namespace CustomerLifecycle.Tickets.Relations;

/// <summary>Whatever is linked, unlinked, merged, solved and reopened, in whatever order.</summary>
public sealed class RelationLawTests
{
    private const int Tickets = 6;
    private const int Cases = 60;

    private static readonly TicketLinkKind[] Kinds =
        [TicketLinkKind.ParentOf, TicketLinkKind.ChildOf, TicketLinkKind.ParentOf, TicketLinkKind.RelatedTo, TicketLinkKind.Duplicates, TicketLinkKind.RepeatOf];

    private static readonly Gen<(int What, int Ticket, int Other, int Kind)[]> Programs =
        (from what in Gen.Choose(0, 9)
         from ticket in Gen.Choose(0, Tickets - 1)
         from other in Gen.Choose(0, Tickets - 1)
         from kind in Gen.Choose(0, Kinds.Length - 1)
         select (what, ticket, other, kind)).ArrayOf(40);

    [Fact]
    [Trait("Feature", "tickets.merge")]
    public void Merged_tickets_are_a_forest_with_links_in_pairs_and_no_parent_done_over_an_open_child() =>
        Prop.ForAll(Programs.ToArbitrary(), program => RunAsync(program).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Cases).WithReplay(20260302, 7));

    private static async Task<bool> RunAsync((int What, int Ticket, int Other, int Kind)[] program)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync("memory");
        List<Ticket> tickets = [];
        for (int i = 0; i < Tickets; i++)
        {
            tickets.Add(await fixture.CreateTicketAsync());
        }

        foreach ((int what, int ticket, int other, int kind) in program)
        {
            (Ticket a, Ticket b) = (tickets[ticket], tickets[other]);
            TicketResult result = what switch
            {
                0 or 1 or 2 => await fixture.Relations.LinkAsync(LinkTests.Link(a, Kinds[kind], b)),
                3 => await fixture.Relations.UnlinkAsync(new() { Tenant = Tenant, Ticket = a.Id, Actor = Ann, Kind = Kinds[kind], Other = b.Id }),
                4 or 5 => await fixture.Relations.MergeAsync(MergeTests.Merge(a, b)),
                6 or 7 => await fixture.Tickets.FireAsync(new() { Tenant = Tenant, Ticket = a.Id, Actor = Ann, Trigger = "Reject" }),
                _ => await fixture.Tickets.FireAsync(new() { Tenant = Tenant, Ticket = a.Id, Actor = Ann, Trigger = "Reopen" }),
            };
            Assert.True(result.IsApplied || result.Refusals.Count == 1, $"{result.Status}");
            Dictionary<TicketId, Ticket> now = (await fixture.Tickets.QueryAsync(Tenant, new())).ToDictionary(t => t.Id);
            AssertPairs(now);
            AssertForest(now, of => of.MergedInto);
            AssertForest(now, TicketLinks.ParentOf);
            AssertParentsWait(now);
        }

        return true;
    }

    private static void AssertPairs(Dictionary<TicketId, Ticket> tickets) => Assert.All(
        from ticket in tickets.Values from link in ticket.Links select (ticket, link),
        pair =>
        {
            Assert.True(TicketLinks.Has(tickets[pair.link.Ticket], TicketLinks.Opposite(pair.link.Kind), pair.ticket.Id));
            Assert.True(pair.link.Kind != TicketLinkKind.MergedInto || pair.ticket.MergedInto == pair.link.Ticket);
            Assert.Single(pair.ticket.Links, other => (other.Kind, other.Ticket) == (pair.link.Kind, pair.link.Ticket));
        });

    private static void AssertForest(Dictionary<TicketId, Ticket> tickets, Func<Ticket, TicketId?> up) => Assert.All(tickets.Values, ticket =>
    {
        int steps = 0;
        for (TicketId? at = up(ticket); at is { } id; at = up(tickets[id]))
        {
            Assert.True(++steps < Tickets, "The tickets stand in a circle.");
        }

        Assert.True(ticket.MergedInto is null || ticket.Category == StateCategory.Closed);
    });

    private static void AssertParentsWait(Dictionary<TicketId, Ticket> tickets) => Assert.All(tickets.Values.Where(ticket => ticket.IsOpen), child =>
        Assert.True(TicketLinks.ParentOf(child) is not { } parent || tickets[parent].IsOpen || tickets[parent].MergedInto is not null, "A parent is done over an open child."));
}
