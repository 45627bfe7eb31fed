using CustomerLifecycle.Events;
using static CustomerLifecycle.Tickets.TicketFixture;

namespace CustomerLifecycle.Tickets.Comments;

public sealed class TicketCommentTests
{
    private static readonly TicketActor Customer = TicketActor.Customer(new("c-1"));

    public static TheoryData<string> Storages => TicketFixture.Storages;

    [Theory]
    [Trait("Feature", "tickets.internal-notes")]
    [MemberData(nameof(Storages))]
    public async Task Customers_never_see_internal_notes_nor_what_a_reply_said_before(string kind)
    {
        await using TicketFixture fixture = await CreateAsync(kind);
        Ticket ticket = await fixture.CreateTicketAsync();
        await fixture.CommentAsync(ticket, Ann, isPublic: false);
        Ticket replied = await fixture.CommentAsync(ticket, Ann);
        await fixture.CommentAsync(ticket, Customer);
        await fixture.Get<ITicketComments>().EditAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Comment = replied.Version, Text = "Hello!" });

        IReadOnlyList<TicketComment> seen = await fixture.Tickets.GetCommentsAsync(Tenant, ticket.Id, publicOnly: true);

        Assert.Equal(["Hello!", "Hello"], seen.Select(comment => comment.Text));
        Assert.All(seen, comment => Assert.Empty(comment.Revisions));
        Assert.Equal(3, (await fixture.Tickets.GetCommentsAsync(Tenant, ticket.Id)).Count);
        TicketResult note = await fixture.Tickets.CommentAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Customer, Text = "x", IsPublic = false });
        Assert.Equal(TicketRefusalCodes.Internal, Assert.Single(note.Refusals).Code);
    }

    [Theory]
    [Trait("Feature", "tickets.comment-edit")]
    [MemberData(nameof(Storages))]
    public async Task An_edit_keeps_what_was_said_and_a_redaction_keeps_nothing_of_it(string kind)
    {
        await using TicketFixture fixture = await CreateAsync(kind);
        ITicketComments comments = fixture.Get<ITicketComments>();
        Ticket ticket = await fixture.CreateTicketAsync();
        long comment = (await fixture.CommentAsync(ticket, Ann, isPublic: false)).Version;
        fixture.Clock.Advance(TimeSpan.FromMinutes(1));
        await comments.EditAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Comment = comment, Text = "Card 4111 1111 1111 1111" });
        TicketComment edited = Assert.Single(await fixture.Tickets.GetCommentsAsync(Tenant, ticket.Id));
        Assert.Single(await fixture.Tickets.QueryAsync(Tenant, new() { Text = "4111", TextIn = TicketTextParts.InternalNotes }));
        await comments.RedactAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Comment = comment, Reason = "card number" });
        TicketComment redacted = Assert.Single(await fixture.Tickets.GetCommentsAsync(Tenant, ticket.Id));

        Assert.Equal(new TicketCommentRevision("Hello", fixture.Clock.GetUtcNow(), "agent:ann"), Assert.Single(edited.Revisions));
        Assert.Equal(("", "agent:ann", 0), (redacted.Text, redacted.RedactedBy, redacted.Revisions.Count));
        Assert.Equal(edited.At, redacted.At);
        IReadOnlyList<TicketHistoryEntry> history = await fixture.Tickets.GetHistoryAsync(Tenant, ticket.Id);
        Assert.Equal(["create", "note", "comment-edit", "comment-redact"], history.Select(entry => entry.Action));
        Assert.Equal("card number", history[^1].Reason);
        Assert.Empty(await fixture.Tickets.SearchAsync(Tenant, "4111"));
        Assert.Empty(await fixture.Tickets.QueryAsync(Tenant, new() { Text = "Hello", TextIn = TicketTextParts.InternalNotes }));
        Assert.Equal(TicketRefusalCodes.Redacted, Assert.Single((await comments.EditAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Comment = comment, Text = "again" })).Refusals).Code);
        Assert.Single(await fixture.EventsAsync<TicketReplied>());
    }

    [Fact]
    [Trait("Feature", "tickets.comment-edit")]
    public async Task A_customer_changes_only_what_they_wrote_and_learns_nothing_of_notes()
    {
        await using TicketFixture fixture = await CreateAsync("memory");
        ITicketComments comments = fixture.Get<ITicketComments>();
        Ticket ticket = await fixture.CreateTicketAsync();
        long note = (await fixture.CommentAsync(ticket, Ann, isPublic: false)).Version;
        long reply = (await fixture.CommentAsync(ticket, Ann)).Version;
        long own = (await fixture.CommentAsync(ticket, Customer)).Version;

        Assert.Equal(TicketRefusalCodes.NotFound, await EditAsync(note));
        Assert.Equal(TicketRefusalCodes.NotFound, await EditAsync(99));
        Assert.Equal(TicketRefusalCodes.Internal, await EditAsync(reply));
        Assert.Null(await EditAsync(own));

        async Task<string?> EditAsync(long comment) =>
            (await comments.EditAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Customer, Comment = comment, Text = "new" })).Refusals.SingleOrDefault()?.Code;
    }

    [Theory]
    [Trait("Feature", "tickets.comment-edit")]
    [MemberData(nameof(Storages))]
    public async Task Edits_at_the_same_time_are_all_kept(string kind)
    {
        await using TicketFixture fixture = await CreateAsync(kind);
        Ticket ticket = await fixture.CreateTicketAsync();
        long comment = (await fixture.CommentAsync(ticket, Ann)).Version;

        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => fixture.Get<ITicketComments>().EditAsync(
            new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Comment = comment, Text = "edit " + i }))));

        TicketComment edited = Assert.Single(await fixture.Tickets.GetCommentsAsync(Tenant, ticket.Id));
        Assert.Equal(9, edited.Revisions.Select(revision => revision.Text).Append(edited.Text).Distinct().Count());
    }
}
