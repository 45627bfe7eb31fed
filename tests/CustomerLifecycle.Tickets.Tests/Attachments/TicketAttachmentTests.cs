using static CustomerLifecycle.Tickets.TicketFixture;

namespace CustomerLifecycle.Tickets.Attachments;

public sealed class TicketAttachmentTests
{
    private static readonly TicketAttachment Picture = new() { Name = "漏水.jpg", MediaType = "image/jpeg", Size = 123_456, Reference = "s3://bucket/1" };

    public static TheoryData<string> Storages => TicketFixture.Storages;

    [Theory]
    [Trait("Feature", "tickets.attachments")]
    [MemberData(nameof(Storages))]
    public async Task Tickets_and_comments_have_references_to_files(string kind)
    {
        await using TicketFixture fixture = await CreateAsync(kind);
        ITicketAttachments attachments = fixture.Get<ITicketAttachments>();
        Ticket ticket = (await fixture.Tickets.CreateAsync(NewTicket() with { Attachments = [Picture] })).EnsureApplied();
        ticket = (await attachments.AttachAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Attachments = [Picture with { Size = 5 }, Picture with { Reference = "2" }] })).EnsureApplied();
        await fixture.Tickets.CommentAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Text = "See", IsPublic = true, Attachments = [Picture] });

        Assert.Equal([5, 123_456], (await fixture.Tickets.GetAsync(Tenant, ticket.Id))!.Attachments.Select(attachment => attachment.Size));
        Assert.Equal(Picture, Assert.Single(Assert.Single(await fixture.Tickets.GetCommentsAsync(Tenant, ticket.Id)).Attachments));
        ticket = (await attachments.DetachAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Reference = "2" })).EnsureApplied();
        Assert.Equal("s3://bucket/1", Assert.Single(ticket.Attachments).Reference);
    }

    [Theory]
    [Trait("Feature", "tickets.attachments")]
    [InlineData("../secret", "image/png", 1, "r", "Name")]
    [InlineData("a.png", "png", 1, "r", "MediaType")]
    [InlineData("a.png", "image/png", -1, "r", "Size")]
    [InlineData("a.png", "image/png", 1, "", "Reference")]
    public async Task What_is_no_file_is_an_error_that_names_the_part(string name, string mediaType, long size, string reference, string expected)
    {
        await using TicketFixture fixture = await CreateAsync("memory");

        ArgumentException e = await Assert.ThrowsAsync<ArgumentException>(() => fixture.Tickets.CreateAsync(
            NewTicket() with { Attachments = [new() { Name = name, MediaType = mediaType, Size = size, Reference = reference }] }));

        Assert.Contains(expected, e.Message);
        Assert.Null(await fixture.Tickets.FindByNumberAsync(Tenant, "T000001"));
    }
}
