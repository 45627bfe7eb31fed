using System.Globalization;
using CustomerLifecycle.Privacy;
using static CustomerLifecycle.Tickets.TicketFixture;

namespace CustomerLifecycle.Tickets.Privacy;

public sealed class TicketsPersonalDataTests
{
    private const string Secret = "Zhang Wei";

    private static readonly ContactPoint Mail = new(ContactPointKind.Email, "Zhang@Example.org");
    private static readonly DataSubject Subject = new() { Tenant = Tenant, Customer = new("customer-of-nine"), ContactPoints = [new(ContactPointKind.Email, "zhang@example.org")] };

    public static TheoryData<string> Storages => TicketFixture.Storages;

    [Theory]
    [Trait("Feature", "tickets.erasure")]
    [MemberData(nameof(Storages))]
    public async Task An_erased_persons_tickets_keep_numbers_times_and_states_and_nothing_of_the_person(string kind)
    {
        await using TicketFixture fixture = await CreateAsync(kind, options => options.AddFields(
            "after-sales", new() { Name = "phone", Type = TicketFieldType.Phone }, new() { Name = "model", Type = TicketFieldType.Text }, new() { Name = "resolution", Type = TicketFieldType.Text, IsPersonal = true }));
        Ticket ticket = await LifeAsync(fixture, new("customer-of-nine"), null);
        Ticket unknown = await LifeAsync(fixture, null, Mail);
        Ticket other = (await fixture.Tickets.CreateAsync(NewTicket() with { Watchers = [TicketWatcher.Of(Mail), TicketWatcher.Of(new AgentId("lead"))] })).EnsureApplied();
        await fixture.CommentAsync(other, TicketActor.Customer(new("customer-of-nine")));
        await fixture.CommentAsync(other, Ann);
        IPersonalDataHolder holder = Assert.Single(fixture.Get<IEnumerable<IPersonalDataHolder>>(), holder => holder.Name == "tickets");

        Assert.Equal(3, await holder.EraseAsync(Subject));
        Assert.Equal(0, await holder.EraseAsync(Subject));

        foreach (Ticket before in new[] { ticket, unknown })
        {
            Ticket after = (await fixture.Tickets.GetAsync(Tenant, before.Id))!;
            IReadOnlyList<TicketHistoryEntry> history = await fixture.Tickets.GetHistoryAsync(Tenant, before.Id);
            string everything = TicketJson.Write(new { after, history, comments = await fixture.Tickets.GetCommentsAsync(Tenant, before.Id), time = await fixture.Get<ITimeAccounting>().GetEntriesAsync(Tenant, before.Id) });
            foreach (string gone in new[] { "Zhang", "zhang", "customer-of-nine", "+8613800138000", "s3://" })
            {
                Assert.DoesNotContain(gone, everything);
            }

            Assert.Equal((before.Number, before.State, before.SolvedAt, before.CreatedAt, before.Group, before.Version + 1), (after.Number, after.State, after.SolvedAt, after.CreatedAt, after.Group, after.Version));
            Assert.Equal(("K-100", 15), (after.Fields["model"], after.TimeSpent!.Minutes));
            Assert.Equal("erase", history[^1].Action);
            Assert.Equal(TicketJson.Write(after), TicketJson.Write(TicketHistory.Rebuild(history)));
            Assert.Equal("New", TicketHistory.Rebuild(history, 1).State);
        }

        Ticket theirs = (await fixture.Tickets.GetAsync(Tenant, other.Id))!;
        Assert.Equal(("The kettle leaks 水壶漏水", "lead"), (theirs.Subject, Assert.Single(theirs.Watchers).Agent!.Value.Value));
        Assert.Equal([("", "customer:erased"), ("Hello", "agent:ann")], (await fixture.Tickets.GetCommentsAsync(Tenant, other.Id)).Select(comment => (comment.Text, comment.Author)));
        Assert.Empty(await fixture.Tickets.SearchAsync(Tenant, "Zhang"));
        Assert.Empty(await fixture.Tickets.QueryAsync(Tenant, new() { Text = "Zhang", TextIn = TicketTextParts.All }));
        Assert.Single(await fixture.Tickets.SearchAsync(Tenant, "水壶"));
        Assert.Single(await fixture.Tickets.SearchAsync(Tenant, ticket.Number));
    }

    [Theory]
    [Trait("Feature", "tickets.erasure")]
    [MemberData(nameof(Storages))]
    public async Task A_person_is_handed_out_what_is_theirs(string kind)
    {
        await using TicketFixture fixture = await CreateAsync(kind);
        Ticket ticket = await LifeAsync(fixture, new("customer-of-nine"), null);
        Ticket other = await fixture.CreateTicketAsync();
        await fixture.CommentAsync(other, Ann);
        await fixture.CommentAsync(other, TicketActor.Customer(new("customer-of-nine")));
        IPersonalDataHolder holder = Assert.Single(fixture.Get<IEnumerable<IPersonalDataHolder>>(), holder => holder.Name == "tickets");

        List<PersonalDataRecord> records = [];
        await foreach (PersonalDataRecord record in holder.ExportAsync(Subject))
        {
            records.Add(record);
        }

        Assert.Equal(1, records.Count(record => record.Kind == "ticket"));
        Assert.Contains(Secret, Assert.Single(records, record => record.Kind == "ticket").Json);
        Assert.Equal(2, records.Count(record => record.Kind == "ticket-comment" && record.Id.StartsWith(ticket.Id.Value, StringComparison.Ordinal)));
        Assert.Equal(other.Id.Value + "/3", Assert.Single(records, record => record.Kind == "ticket-comment" && record.Id.StartsWith(other.Id.Value, StringComparison.Ordinal)).Id);
        Assert.DoesNotContain(records, record => record.Json.Contains("水壶", StringComparison.Ordinal));
    }

    [Theory]
    [Trait("Feature", "tickets.erasure")]
    [MemberData(nameof(Storages))]
    public async Task A_person_to_whom_a_ticket_was_ascribed_by_mistake_is_found_and_goes_from_its_history(string kind)
    {
        await using TicketFixture fixture = await CreateAsync(kind);
        Ticket ticket = (await fixture.Tickets.CreateAsync(NewTicket() with { Customer = new("customer-of-nine") })).EnsureApplied();
        foreach (string customer in new[] { "c-2", "c-1" })
        {
            ticket = (await fixture.Tickets.UpdateAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Customer = new(customer) })).EnsureApplied();
        }

        Assert.Equal(["customer-of-nine", "c-2"], ticket.FormerCustomers.Select(customer => customer.Value));
        IPersonalDataHolder holder = Assert.Single(fixture.Get<IEnumerable<IPersonalDataHolder>>(), holder => holder.Name == "tickets");
        Assert.Equal(0, await holder.EraseAsync(Subject with { Tenant = new("another") }));
        Assert.Equal(1, await holder.EraseAsync(Subject));
        Assert.Equal(0, await holder.EraseAsync(Subject));

        Ticket after = await fixture.GetAsync(ticket);
        IReadOnlyList<TicketHistoryEntry> history = await fixture.Tickets.GetHistoryAsync(Tenant, ticket.Id);
        Assert.DoesNotContain("customer-of-nine", TicketJson.Write(new { after, history }));
        Assert.Equal(("The kettle leaks 水壶漏水", "c-1", "c-2"), (after.Subject, after.Customer!.Value.Value, Assert.Single(after.FormerCustomers).Value));
        Assert.Equal(TicketJson.Write(after), TicketJson.Write(TicketHistory.Rebuild(history)));
    }

    [Theory]
    [Trait("Feature", "tickets.erasure")]
    [MemberData(nameof(Storages))]
    public async Task An_erasure_loses_nothing_that_others_do_meanwhile(string kind)
    {
        await using TicketFixture fixture = await CreateAsync(kind);
        Ticket ticket = (await fixture.Tickets.CreateAsync(NewTicket() with { Customer = new("customer-of-nine") })).EnsureApplied();
        IPersonalDataHolder holder = Assert.Single(fixture.Get<IEnumerable<IPersonalDataHolder>>(), holder => holder.Name == "tickets");

        Task<int> erasing = Task.Run(() => holder.EraseAsync(Subject));
        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => fixture.Get<ITimeAccounting>().AddTimeAsync(
            new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Agent = new("ann"), Minutes = 1 }))));
        Assert.Equal(1, await erasing);

        Ticket after = (await fixture.Tickets.GetAsync(Tenant, ticket.Id))!;
        Assert.Equal((6L, 8L, "[erased]"), (after.TimeSpent!.Minutes, after.Version, after.Subject));
        Assert.Equal(TicketJson.Write(after), TicketJson.Write(TicketHistory.Rebuild(await fixture.Tickets.GetHistoryAsync(Tenant, ticket.Id))));
    }

    private static async Task<Ticket> LifeAsync(TicketFixture fixture, CustomerId? customer, ContactPoint? point)
    {
        Ticket ticket = (await fixture.Tickets.CreateAsync(NewTicket() with
        {
            Customer = customer,
            ContactPoint = point,
            Subject = Secret + " calls",
            Description = "from " + Secret,
            Fields = new Dictionary<string, string> { ["phone"] = "+8613800138000", ["model"] = "K-100" },
            Attachments = [new() { Name = "Zhang.png", MediaType = "image/png", Size = 1, Reference = "s3://1" }],
            Checklist = [new("Call " + Secret)],
        })).EnsureApplied();
        TicketActor actor = customer is { } known ? TicketActor.Customer(known) : Ann;
        await fixture.Tickets.CommentAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = actor, Text = Secret, IsPublic = true });
        await fixture.Tickets.CommentAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Text = "Dear " + Secret, IsPublic = true, Reason = Secret });
        await fixture.Get<ITimeAccounting>().AddTimeAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Agent = new("ann"), Minutes = 15, Note = Secret });
        await fixture.Get<ITicketApprovals>().RequestAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Subject = Secret, Approvers = [new("boss")] });
        await fixture.Tickets.UpdateAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Subject = Secret + string.Create(CultureInfo.InvariantCulture, $" again {1}") });
        await fixture.FireAsync(ticket, "Start");
        return await fixture.FireAsync(ticket, "Solve", ("resolution", "told " + Secret));
    }
}
