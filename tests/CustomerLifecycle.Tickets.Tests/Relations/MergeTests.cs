using CustomerLifecycle.Events;
using static CustomerLifecycle.Tickets.TicketFixture;

namespace CustomerLifecycle.Tickets.Relations;

public sealed class MergeTests
{
    private static readonly TicketActor Customer = TicketActor.Customer(new("c-1"));

    public static TheoryData<string> Storages => LinkTests.Storages;

    [Theory]
    [Trait("Feature", "tickets.merge")]
    [MemberData(nameof(Storages))]
    public async Task A_merged_ticket_is_closed_and_the_other_has_what_was_open_on_it(string kind)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind);
        Ticket source = (await fixture.Tickets.CreateAsync(NewTicket() with { Tags = ["vip", "kettle"] })).EnsureApplied();
        Ticket target = (await fixture.Tickets.CreateAsync(NewTicket() with { Tags = ["kettle", "urgent"], Customer = null })).EnsureApplied();
        source = await fixture.FireAsync(source, "Start");
        await fixture.Callbacks.RequestCallbackAsync(new() { Tenant = Tenant, Ticket = source.Id, Actor = Ann, CallbackReason = "Price of the part" });

        source = (await fixture.Relations.MergeAsync(Merge(source, target))).EnsureApplied();
        target = await fixture.GetAsync(target);

        Assert.Equal((StateCategory.Closed, "InProgress", target.Id), (source.Category, source.State, source.MergedInto!.Value));
        Assert.Equal(["kettle", "urgent", "vip"], target.Tags);
        Assert.Equal(source.Customer, target.Customer);
        Assert.Equal(TicketLinkKind.MergedFrom, Assert.Single(target.Links).Kind);
        Assert.Empty(source.Callbacks);
        Assert.Equal(target.Id, Assert.Single(await fixture.Callbacks.GetCallbacksAsync(Tenant, new() { Agent = new("ann") })).Ticket.Id);
        TicketMerged merged = Assert.Single(await fixture.EventsAsync<TicketMerged>());
        Assert.Equal((source.Id, target.Id, StateCategory.Open), (merged.Ticket, merged.Into, merged.FromCategory));
        Assert.DoesNotContain(await fixture.EventsAsync<TicketTransitioned>(), e => e.ToCategory == StateCategory.Closed);
        OpenWork work = await fixture.Tickets.GetOpenWorkAsync(Tenant, new("c-1"));
        Assert.Equal((target.Id, 0), (Assert.Single(work.Open).Id, work.RecentlyDone.Count));
    }

    [Theory]
    [Trait("Feature", "tickets.merge")]
    [MemberData(nameof(Storages))]
    public async Task The_service_level_of_a_merged_ticket_does_not_escalate_any_more(string kind)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind);
        (Ticket source, Ticket target) = (await fixture.CreateTicketAsync(), await fixture.CreateTicketAsync());
        await fixture.Relations.MergeAsync(Merge(source, target));

        await fixture.GoToAsync(new(2026, 3, 20, 9, 0, 0, TimeSpan.Zero));

        Assert.NotEmpty(await fixture.EventsAsync<TicketSlaBreached>());
        Assert.All(await fixture.EventsAsync<TicketSlaBreached>(), e => Assert.Equal(target.Id, e.Ticket));
        Assert.All(await fixture.EventsAsync<TicketSlaEscalated>(), e => Assert.Equal(target.Id, e.Ticket));
        Assert.Empty(await fixture.EventsAsync<TicketSlaMet>());
    }

    [Theory]
    [Trait("Feature", "tickets.merge")]
    [MemberData(nameof(Storages))]
    public async Task A_customer_who_wrote_a_second_time_waits_on_after_the_merge_since_then(string kind)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind);
        Ticket target = await fixture.CommentAsync(await fixture.CreateTicketAsync(), Ann);
        fixture.Clock.Advance(TimeSpan.FromHours(1));
        Ticket second = (await fixture.Tickets.CreateAsync(NewTicket() with { Actor = Customer })).EnsureApplied();
        Ticket third = await fixture.CommentAsync(await fixture.CommentAsync(await fixture.CreateTicketAsync(), Ann), Customer);
        fixture.Clock.Advance(TimeSpan.FromHours(3));

        (await fixture.Relations.MergeAsync(Merge(second, target))).EnsureApplied();
        (await fixture.Relations.MergeAsync(Merge(third, target))).EnsureApplied();

        target = await fixture.GetAsync(target);
        SlaClock clock = Assert.Single(target.Sla!.Clocks, clock => clock.Kind == SlaTargetKind.NextResponse);
        Assert.Equal((second.CreatedAt, second.CreatedAt.AddHours(4)), (clock.StartedAt, clock.DueAt));
        Assert.Equal((second.CreatedAt, second.CreatedAt), (target.Sla.CustomerWaitsSince, target.LastCustomerReplyAt));
        await fixture.GoToAsync(new(2026, 3, 2, 14, 30, 0, TimeSpan.Zero));
        Assert.Equal(target.Id, Assert.Single(await fixture.EventsAsync<TicketSlaBreached>(), e => e.Target == SlaTargetKind.NextResponse).Ticket);
    }

    [Theory]
    [Trait("Feature", "tickets.merge")]
    [MemberData(nameof(Storages))]
    public async Task A_message_that_waits_longer_on_the_merged_ticket_moves_the_clock_of_the_other_back(string kind)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind);
        Ticket target = await fixture.CommentAsync(await fixture.CreateTicketAsync(), Ann);
        Ticket source = await fixture.CommentAsync(await fixture.CommentAsync(await fixture.CreateTicketAsync(), Ann), Customer);
        fixture.Clock.Advance(TimeSpan.FromHours(5));
        target = await fixture.CommentAsync(target, Customer);
        fixture.Clock.Advance(TimeSpan.FromHours(1));

        (await fixture.Relations.MergeAsync(Merge(source, target))).EnsureApplied();

        target = await fixture.GetAsync(target);
        SlaClock clock = Assert.Single(target.Sla!.Clocks, clock => clock.Kind == SlaTargetKind.NextResponse);
        Assert.Equal((source.LastCustomerReplyAt, fixture.Clock.GetUtcNow()), (clock.StartedAt, clock.BreachedAt!.Value));
        Assert.Equal(target.LastCustomerReplyAt, new DateTimeOffset(2026, 3, 2, 14, 0, 0, TimeSpan.Zero));
        Assert.Equal(target.Id, Assert.Single(await fixture.EventsAsync<TicketSlaBreached>(), e => e.Target == SlaTargetKind.NextResponse).Ticket);
    }

    [Theory]
    [Trait("Feature", "tickets.merge")]
    [MemberData(nameof(Storages))]
    public async Task What_is_written_on_a_merged_ticket_reaches_the_one_that_goes_on_through_every_merge(string kind)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind);
        (Ticket a, Ticket b, Ticket c) = (await fixture.CreateTicketAsync(), await fixture.CreateTicketAsync(), await fixture.CreateTicketAsync());
        await fixture.CommentAsync(a, Customer);
        fixture.Clock.Advance(TimeSpan.FromMinutes(1));
        (await fixture.Relations.MergeAsync(Merge(a, b))).EnsureApplied();
        (await fixture.Relations.MergeAsync(Merge(b, c))).EnsureApplied();

        AddComment reply = new() { Tenant = Tenant, Ticket = a.Id, Actor = Customer, Text = "Any news?", IsPublic = true, IdempotencyKey = "mail-7" };
        Ticket reached = (await fixture.Tickets.CommentAsync(reply)).EnsureApplied();

        Assert.Equal(c.Id, reached.Id);
        Assert.Equal(TicketJson.Write(reached), TicketJson.Write((await fixture.Tickets.CommentAsync(reply)).EnsureApplied()));
        Assert.Equal(c.Id, (await fixture.Relations.ResolveAsync(Tenant, a.Id))!.Id);
        Assert.Equal([(a.Id, "Hello"), (c.Id, "Any news?")], (await fixture.Relations.GetThreadAsync(Tenant, b.Id)).Select(entry => (entry.Ticket, entry.Comment.Text)));
        TicketResult refused = await fixture.Tickets.AssignAsync(new() { Tenant = Tenant, Ticket = a.Id, Actor = Ann, Agent = new("bob") });
        Assert.Equal(TicketRefusalCodes.Merged, refused.Refusals[0].Code);
        Assert.Contains(c.Number, refused.Refusals[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [Trait("Feature", "tickets.merge")]
    [MemberData(nameof(Storages))]
    public async Task What_must_not_be_merged_is_refused_with_the_reason(string kind)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind);
        (Ticket a, Ticket closed) = (await fixture.CreateTicketAsync(), await fixture.FireAsync(await fixture.CreateTicketAsync(), "Reject"));
        Ticket stranger = (await fixture.Tickets.CreateAsync(NewTicket() with { Customer = new CustomerId("c-2") })).EnsureApplied();
        (Ticket parent, Ticket child) = (await fixture.CreateTicketAsync(), await fixture.CreateTicketAsync());
        await LinkTests.LinkAsync(fixture, parent, TicketLinkKind.ParentOf, child);

        await RefusedAsync(TicketRefusalCodes.SelfLink, Merge(a, a));
        await RefusedAsync(TicketRefusalCodes.Closed, Merge(a, closed));
        await RefusedAsync(TicketRefusalCodes.Closed, Merge(closed, a));
        await RefusedAsync(TicketRefusalCodes.DifferentCustomers, Merge(a, stranger));
        await RefusedAsync(TicketRefusalCodes.OpenChildren, Merge(parent, a));
        await RefusedAsync(TicketRefusalCodes.UnknownTicket, Merge(a, a) with { Target = new("nothing") });
        Assert.True((await fixture.Relations.MergeAsync(Merge(a, stranger) with { AllowDifferentCustomers = true })).IsApplied);
        await RefusedAsync(TicketRefusalCodes.MergeCycle, Merge(stranger, a) with { AllowDifferentCustomers = true });
        await RefusedAsync(TicketRefusalCodes.Merged, Merge(a, parent));
        (await fixture.Relations.MergeAsync(Merge(child, parent))).EnsureApplied();
        Assert.False((await fixture.FireAsync(parent, "Reject")).IsOpen);

        async Task RefusedAsync(string code, MergeTicket merge) => Assert.Equal(code, Assert.Single((await fixture.Relations.MergeAsync(merge)).Refusals).Code);
    }

    [Theory]
    [Trait("Feature", "tickets.merge")]
    [MemberData(nameof(Storages))]
    public async Task Two_opposite_merges_at_the_same_time_do_not_close_both(string kind)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind);
        for (int round = 0; round < 8; round++)
        {
            (Ticket a, Ticket b) = (await fixture.CreateTicketAsync(), await fixture.CreateTicketAsync());

            TicketResult[] results = await Race.RunAsync(2, i => fixture.Relations.MergeAsync(i == 0 ? Merge(a, b) : Merge(b, a)));

            Ticket survivor = Assert.Single([await fixture.GetAsync(a), await fixture.GetAsync(b)], ticket => ticket.IsOpen);
            Assert.Equal(survivor.Id, Assert.Single(results, result => result.IsApplied).Ticket!.MergedInto);
            Assert.Equal(TicketRefusalCodes.MergeCycle, Assert.Single(results, result => !result.IsApplied).Refusals[0].Code);
            Assert.Null(survivor.MergedInto);
        }
    }

    [Theory]
    [Trait("Feature", "tickets.merge")]
    [MemberData(nameof(Storages))]
    public async Task A_reply_that_arrives_while_its_ticket_is_merged_is_not_lost(string kind)
    {
        await using TicketFixture fixture = await TicketFixture.CreateAsync(kind);
        for (int round = 0; round < 6; round++)
        {
            (Ticket source, Ticket target) = (await fixture.CreateTicketAsync(), await fixture.CreateTicketAsync());
            AddComment reply = new() { Tenant = Tenant, Ticket = source.Id, Actor = Customer, Text = "And another thing", IsPublic = true };

            TicketResult[] results = await Race.RunAsync(2, i => i == 0 ? fixture.Relations.MergeAsync(Merge(source, target)) : fixture.Tickets.CommentAsync(reply));

            Assert.All(results, result => Assert.True(result.IsApplied));
            Assert.Equal("And another thing", Assert.Single(await fixture.Relations.GetThreadAsync(Tenant, target.Id)).Comment.Text);
        }
    }

    internal static MergeTicket Merge(Ticket source, Ticket target) => new() { Tenant = Tenant, Ticket = source.Id, Actor = Ann, Target = target.Id };
}
