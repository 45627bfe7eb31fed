using CustomerLifecycle.Events;
using static CustomerLifecycle.Tickets.TicketFixture;

namespace CustomerLifecycle.Tickets.Comments;

public sealed class CorrectionTests
{
    private const string Card = "4111111111111111";

    public static TheoryData<string> Storages => TicketFixture.Storages;

    [Theory]
    [Trait("Feature", "tickets.corrections")]
    [MemberData(nameof(Storages))]
    public async Task What_was_entered_wrongly_is_corrected_or_cleared(string kind)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind);
        Ticket ticket = (await fixture.Tickets.CreateAsync(NewTicket() with { Description = "It leeks", CustomerLevel = "gold", ContactPoint = new(ContactPointKind.Phone, "+4930123"), Issue = new IssueId("i-1") })).EnsureApplied();
        UpdateTicket update = new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann };

        ticket = (await fixture.Tickets.UpdateAsync(update with { Description = "It leaks", ContactReason = "delivery", Conversation = new ConversationId("v-1"), Clear = TicketDetails.Issue | TicketDetails.CustomerLevel, Reason = "Mistyped" })).EnsureApplied();

        Assert.Equal(("It leaks", "delivery", "v-1", null, null), (ticket.Description, ticket.Reason, ticket.Conversation!.Value.Value, ticket.Issue, ticket.CustomerLevel));
        Assert.Equal("Mistyped", (await fixture.Tickets.GetHistoryAsync(Tenant, ticket.Id))[^1].Reason);
        Assert.Equal(ticket.Id, Assert.Single(await fixture.Tickets.QueryAsync(Tenant, new() { Reason = "delivery" })).Id);
        Assert.Equal(ticket.Id, Assert.Single(await fixture.Tickets.SearchAsync(Tenant, "leaks It")).Id);
        Assert.Empty(await fixture.Tickets.SearchAsync(Tenant, "leeks"));

        ticket = (await fixture.Tickets.UpdateAsync(update with { Clear = TicketDetails.Description | TicketDetails.Reason | TicketDetails.Customer | TicketDetails.ContactPoint | TicketDetails.Conversation })).EnsureApplied();
        Assert.Equal((null, null, null, null, null), (ticket.Description, ticket.Reason, ticket.Customer, ticket.ContactPoint, ticket.Conversation));
        Assert.Empty(await fixture.Tickets.QueryAsync(Tenant, new() { Reason = "delivery" }));
        Assert.Equal(ticket.Version, (await fixture.Tickets.UpdateAsync(update with { Clear = TicketDetails.Description })).EnsureApplied().Version);

        ArgumentException both = await Assert.ThrowsAsync<ArgumentException>(() => fixture.Tickets.UpdateAsync(update with { ContactReason = "x", Clear = TicketDetails.Reason }));
        Assert.Contains("Reason is both set and cleared", both.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => fixture.Tickets.UpdateAsync(update with { Clear = (TicketDetails)4096 }));
    }

    [Theory]
    [Trait("Feature", "tickets.corrections")]
    [MemberData(nameof(Storages))]
    public async Task A_description_is_redacted_everywhere_and_the_history_still_rebuilds_every_version(string kind)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind);
        Ticket ticket = (await fixture.Tickets.CreateAsync(NewTicket() with { Description = "My card is " + Card })).EnsureApplied();
        UpdateTicket update = new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann };
        await fixture.Tickets.UpdateAsync(update with { Description = "The card is " + Card });
        await fixture.Tickets.UpdateAsync(update with { Description = "The card is " + Card, Tags = ["card"] });
        RedactDescription redact = new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Reason = "PCI" };
        Assert.Equal(TicketRefusalCodes.Internal, (await fixture.Get<ITicketComments>().RedactDescriptionAsync(redact with { Actor = TicketActor.Customer(new("c-1")) })).Refusals[0].Code);

        Ticket redacted = (await fixture.Get<ITicketComments>().RedactDescriptionAsync(redact)).EnsureApplied();

        IReadOnlyList<TicketHistoryEntry> history = await fixture.Tickets.GetHistoryAsync(Tenant, ticket.Id);
        Assert.Equal("[redacted]", redacted.Description);
        Assert.DoesNotContain(Card, TicketJson.Write(history), StringComparison.Ordinal);
        Assert.DoesNotContain(Card, TicketJson.Write(await fixture.GetAsync(ticket)), StringComparison.Ordinal);
        Assert.Empty(await fixture.Tickets.SearchAsync(Tenant, Card));
        Assert.Equal(ticket.Id, Assert.Single(await fixture.Tickets.SearchAsync(Tenant, "kettle")).Id);
        Assert.All(history, entry => Assert.Equal("[redacted]", TicketHistory.Rebuild(history, entry.Sequence).Description));
        Assert.Equal(TicketJson.Write(redacted), TicketJson.Write(TicketHistory.Rebuild(history)));
        Assert.Equal(("description-redact", "PCI"), (history[^1].Action, history[^1].Reason));
        Assert.Equal(redacted.Version, (await fixture.Get<ITicketComments>().RedactDescriptionAsync(redact)).EnsureApplied().Version);
    }

    [Theory]
    [Trait("Feature", "tickets.comment-edit")]
    [MemberData(nameof(Storages))]
    public async Task Copies_of_a_comment_on_tickets_that_were_split_off_are_redacted_with_it(string kind)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind);
        Ticket source = await fixture.CommentAsync(await fixture.CreateTicketAsync(), TicketActor.Customer(new("c-1")));
        long comment = (await fixture.Tickets.GetCommentsAsync(Tenant, source.Id))[0].Sequence;
        Ticket split = (await fixture.Relations.SplitAsync(new() { Tenant = Tenant, Ticket = source.Id, Actor = Ann, Subject = "Second matter", Comments = [comment] })).EnsureApplied();
        long copy = (await fixture.Tickets.GetCommentsAsync(Tenant, split.Id))[0].Sequence;
        Ticket again = (await fixture.Relations.SplitAsync(new() { Tenant = Tenant, Ticket = split.Id, Actor = Ann, Subject = "Third matter", Comments = [copy] })).EnsureApplied();

        (await fixture.Get<ITicketComments>().RedactAsync(new() { Tenant = Tenant, Ticket = source.Id, Actor = Ann, Comment = comment })).EnsureApplied();

        foreach (Ticket ticket in new[] { source, split, again })
        {
            TicketComment redacted = Assert.Single(await fixture.Tickets.GetCommentsAsync(Tenant, ticket.Id));
            Assert.Equal(("", Ann.ToString()), (redacted.Text, redacted.RedactedBy));
        }

        Assert.Empty(await fixture.Tickets.SearchAsync(Tenant, "Hello"));
    }

    [Fact]
    [Trait("Feature", "tickets.comment-edit")]
    public async Task Another_comment_of_the_same_instant_on_the_ticket_that_was_split_off_stays()
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync("memory");
        Ticket source = await fixture.CreateTicketAsync();
        AddComment write = new() { Tenant = Tenant, Ticket = source.Id, Actor = Ann, Text = "first", IsPublic = true };
        await fixture.Tickets.CommentAsync(write);
        await fixture.Tickets.CommentAsync(write with { Text = "second" });
        long[] comments = [.. (await fixture.Tickets.GetCommentsAsync(Tenant, source.Id)).Select(comment => comment.Sequence)];
        Ticket split = (await fixture.Relations.SplitAsync(new() { Tenant = Tenant, Ticket = source.Id, Actor = Ann, Subject = "Second matter", Comments = [.. comments] })).EnsureApplied();

        (await fixture.Get<ITicketComments>().RedactAsync(new() { Tenant = Tenant, Ticket = source.Id, Actor = Ann, Comment = comments[1] })).EnsureApplied();

        Assert.Equal(["first", ""], (await fixture.Tickets.GetCommentsAsync(Tenant, split.Id)).Select(comment => comment.Text));
    }
}
