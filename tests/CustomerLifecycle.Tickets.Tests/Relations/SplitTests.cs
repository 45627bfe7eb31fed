using CustomerLifecycle.Events;
using static CustomerLifecycle.Tickets.TicketFixture;

namespace CustomerLifecycle.Tickets.Relations;

public sealed class SplitTests
{
    public static TheoryData<string> Storages => LinkTests.Storages;

    [Theory]
    [Trait("Feature", "tickets.split")]
    [MemberData(nameof(Storages))]
    public async Task A_second_matter_in_one_ticket_becomes_a_ticket_of_its_own_once(string kind)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind);
        Ticket source = await fixture.CreateTicketAsync();
        source = await fixture.CommentAsync(source, Ann);
        fixture.Clock.Advance(TimeSpan.FromMinutes(5));
        source = await fixture.CommentAsync(source, TicketActor.Customer(new("c-1")));
        fixture.Clock.Advance(TimeSpan.FromHours(1));
        int replies = (await fixture.EventsAsync<TicketReplied>()).Count;
        SplitTicket split = new() { Tenant = Tenant, Ticket = source.Id, Actor = Ann, Comments = [3], Subject = "The toaster too", Type = "complaint", IdempotencyKey = "split-1" };

        Ticket part = (await fixture.Relations.SplitAsync(split)).EnsureApplied();

        Assert.Equal(("T000002", "complaint", "desk", "c-1"), (part.Number, part.Type, part.Group, part.Customer!.Value.Value));
        Assert.Equal((TicketLinkKind.SplitFrom, source.Id), (part.Links[0].Kind, part.Links[0].Ticket));
        Assert.Equal((TicketLinkKind.SplitInto, part.Id), ((await fixture.GetAsync(source)).Links[0].Kind, (await fixture.GetAsync(source)).Links[0].Ticket));
        TicketComment original = (await fixture.Tickets.GetCommentsAsync(Tenant, source.Id))[1];
        TicketComment copy = Assert.Single(await fixture.Tickets.GetCommentsAsync(Tenant, part.Id));
        Assert.Equal((original.At, original.Author, original.Text, 2), (copy.At, copy.Author, copy.Text, copy.Sequence));
        Assert.Equal(TicketJson.Write(part), TicketJson.Write((await fixture.Relations.SplitAsync(split)).EnsureApplied()));
        Assert.Equal(2, (await fixture.EventsAsync<TicketCreated>()).Count);
        Assert.Equal([3L], Assert.Single(await fixture.EventsAsync<TicketSplit>()).Comments);
        Assert.Equal(replies, (await fixture.EventsAsync<TicketReplied>()).Count);
        Assert.Equal(TicketJson.Write(part), TicketJson.Write(TicketHistory.Rebuild(await fixture.Tickets.GetHistoryAsync(Tenant, part.Id))));
    }

    [Fact]
    [Trait("Feature", "tickets.split")]
    public async Task Only_comments_that_are_there_can_be_split_off()
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync("memory");
        Ticket source = await fixture.CommentAsync(await fixture.CreateTicketAsync(), Ann);
        SplitTicket split = new() { Tenant = Tenant, Ticket = source.Id, Actor = Ann, Comments = [2, 9], Subject = "Other" };

        TicketRefusal refusal = (await fixture.Relations.SplitAsync(split)).Refusals[0];
        Assert.Equal(TicketRefusalCodes.UnknownComment, refusal.Code);
        Assert.Contains("comment 9", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(TicketRefusalCodes.UnknownType, (await fixture.Relations.SplitAsync(split with { Comments = [2], Type = "nothing" })).Refusals[0].Code);
        await Assert.ThrowsAsync<ArgumentException>(() => fixture.Relations.SplitAsync(split with { Comments = [] }));
        await Assert.ThrowsAsync<ArgumentException>(() => fixture.Relations.SplitAsync(split with { Comments = [2], Subject = "" }));
        Assert.Equal("T000002", (await fixture.Relations.SplitAsync(split with { Comments = [2] })).EnsureApplied().Number);
    }
}
