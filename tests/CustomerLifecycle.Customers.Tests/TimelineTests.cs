using CustomerLifecycle.Customers.Timeline;
using CustomerLifecycle.Events;
using static CustomerLifecycle.Customers.Tests.CustomersHost;

namespace CustomerLifecycle.Customers.Tests;

public sealed class TimelineTests
{
    private static readonly CustomerId Wang = new("wang");
    private static readonly DateTimeOffset Nine = new(2026, 3, 12, 1, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> Kinds => CustomersHost.Kinds;

    [Trait("Feature", "customers.timeline")]
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Events_in_any_order_and_more_than_once_make_the_same_timeline(string kind)
    {
        IntegrationEvent[] day = [Queued(0), Created(10), Moved(20, "open", StateCategory.Open), Moved(30, "solved", StateCategory.Solved)];
        await using CustomersHost inOrder = await CreateAsync(kind);
        await using CustomersHost shuffled = await CreateAsync(kind);
        foreach (IntegrationEvent e in day)
        {
            await inOrder.DeliverAsync(e);
        }

        foreach (IntegrationEvent e in day.Reverse().Concat(day))
        {
            await shuffled.DeliverAsync(e, attempt: 2);
        }

        IReadOnlyList<TimelineEntry> expected = await inOrder.TimelineAsync(Wang);
        Assert.Equal(["e30", "e20", "e10", "e0"], expected.Select(entry => entry.Event.Value));
        Assert.Equal(expected, await shuffled.TimelineAsync(Wang));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_late_event_does_not_reopen_what_a_later_one_closed(string kind)
    {
        await using CustomersHost host = await CreateAsync(kind);
        CustomerId customer = await host.KnownAsync(Phone("13800138000"));
        await host.DeliverAsync(Moved(30, "solved", StateCategory.Solved) with { Customer = customer });
        await host.DeliverAsync(Created(10) with { Customer = customer });

        Assert.Empty((await host.Customers.GetViewAsync(Shop, customer))!.OpenIssues);

        await host.DeliverAsync(Moved(40, "reopened", StateCategory.Open) with { Customer = customer });
        TrackedSubject issue = Assert.Single((await host.Customers.GetViewAsync(Shop, customer))!.OpenIssues);
        Assert.Equal(("T-1 complaint", "reopened", Nine.AddMinutes(10)), (issue.Title, issue.State, issue.OpenedAt));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_waits_for_its_customer_joins_the_timeline_once_anybody_knows(string kind)
    {
        await using CustomersHost host = await CreateAsync(kind);
        await host.DeliverAsync(Queued(0) with { Customer = null, Conversation = new ConversationId("v1") });
        Assert.Empty(await host.TimelineAsync(Wang));

        await host.DeliverAsync(new ConversationStarted
        {
            Id = new EventId("e5"), Tenant = Shop, OccurredAt = Nine.AddMinutes(5), Conversation = new ConversationId("v1"), Customer = Wang,
        });
        await host.DeliverAsync(new ContactAbandoned
        {
            Id = new EventId("e6"), Tenant = Shop, OccurredAt = Nine.AddMinutes(6), Contact = new ContactId("k1"), Queue = new QueueId("q"), Waited = TimeSpan.FromMinutes(6),
        });

        Assert.Equal(["e6", "e5", "e0"], (await host.TimelineAsync(Wang)).Select(entry => entry.Event.Value));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Pages_go_on_where_the_last_ended_while_new_entries_arrive(string kind)
    {
        await using CustomersHost host = await CreateAsync(kind);
        for (int minute = 0; minute < 7; minute++)
        {
            await host.DeliverAsync(Moved(minute / 2, "open", StateCategory.Open, id: $"e{minute}"));
        }

        TimelinePage first = await host.Customers.GetTimelineAsync(Shop, Wang, new TimelineQuery { Take = 3 });
        await host.DeliverAsync(Moved(50, "solved", StateCategory.Solved));
        TimelinePage second = await host.Customers.GetTimelineAsync(Shop, Wang, new TimelineQuery { Take = 3, After = first.Next });
        TimelinePage third = await host.Customers.GetTimelineAsync(Shop, Wang, new TimelineQuery { Take = 3, After = second.Next });

        Assert.Equal(["e6", "e5", "e4", "e3", "e2", "e1", "e0"], first.Entries.Concat(second.Entries).Concat(third.Entries).Select(entry => entry.Event.Value));
        Assert.Null(third.Next);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Kind_and_channel_narrow_a_timeline(string kind)
    {
        await using CustomersHost host = await CreateAsync(kind);
        await host.DeliverAsync(Queued(0));
        await host.DeliverAsync(Queued(1) with { Dimensions = new EventDimensions { Channel = Channel.WeChat } });
        await host.DeliverAsync(Created(2));

        Assert.Equal(["e2"], await ReadAsync(new TimelineQuery { Kinds = [TimelineKind.Ticket, TimelineKind.Survey] }));
        Assert.Equal(["e1"], await ReadAsync(new TimelineQuery { Channel = Channel.WeChat }));

        async Task<IEnumerable<string>> ReadAsync(TimelineQuery query) =>
            (await host.Customers.GetTimelineAsync(Shop, Wang, query)).Entries.Select(entry => entry.Event.Value);
    }

    [Trait("Feature", "customers.view")]
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_view_shows_what_is_open_who_cares_and_the_last_contacts(string kind)
    {
        await using CustomersHost host = await CreateAsync(kind);
        CustomerId customer = await host.KnownAsync(Phone("13800138000"));
        EventDimensions delivery = new() { Channel = Channel.Voice, Reason = "delivery" };
        await host.DeliverAsync(Queued(0) with { Customer = customer, Dimensions = delivery });
        await host.DeliverAsync(new ContactCompleted
        {
            Id = new EventId("e3"), Tenant = Shop, OccurredAt = Nine.AddMinutes(3), Contact = new ContactId("k1"), Customer = customer,
            Agent = new AgentId("li"), Talk = TimeSpan.FromMinutes(2), Outcome = ContactOutcome.Unresolved, Dimensions = delivery,
        });
        await host.DeliverAsync(new LeadClaimed
        {
            Id = new EventId("e4"), Tenant = Shop, OccurredAt = Nine.AddMinutes(4), Lead = new LeadId("l1"), Customer = customer,
            Agent = new AgentId("zhao"), Pool = "public", Assigned = false,
        });

        CustomerView view = (await host.Customers.GetViewAsync(Shop, customer))!;
        Assert.Equal(["lead/l1", "contact/k1"], view.OpenIssues.Select(issue => issue.Subject));
        TrackedSubject contact = Assert.Single(view.LastContacts);
        Assert.Equal(("delivery", "Unresolved"), (contact.Title, contact.State));
        Assert.Equal(new AgentId("zhao"), view.Owner);

        await host.DeliverAsync(Created(5) with { Customer = customer, Contact = new ContactId("k1") });
        Assert.Equal(["ticket/t1", "lead/l1"], (await host.Customers.GetViewAsync(Shop, customer))!.OpenIssues.Select(issue => issue.Subject));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Streams_that_arrive_at_once_lose_nothing(string kind)
    {
        await using CustomersHost host = await CreateAsync(kind);
        ConversationId talk = new("v1");
        IEnumerable<IntegrationEvent> events = Enumerable.Range(0, 10).Select(IntegrationEvent (n) => Queued(n, contact: $"k{n}") with { Customer = null, Conversation = talk })
            .Append(new ConversationStarted { Id = new EventId("start"), Tenant = Shop, OccurredAt = Nine, Conversation = talk, Customer = Wang });

        await Task.WhenAll(events.Select(e => Task.Run(() => host.DeliverAsync(e))));

        Assert.Equal(11, (await host.TimelineAsync(Wang)).Count);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_timeline_is_its_tenants_alone(string kind)
    {
        await using CustomersHost host = await CreateAsync(kind);
        await host.DeliverAsync(Created(1));

        Assert.Empty(await host.TimelineAsync(Wang, OtherShop));
        await host.DeliverAsync(Created(2) with { Tenant = OtherShop });
        Assert.Equal(["e1"], (await host.TimelineAsync(Wang)).Select(entry => entry.Event.Value));
    }

    [Fact]
    public async Task A_cursor_that_is_none_is_refused()
    {
        await using CustomersHost host = await CreateAsync("memory");

        await Assert.ThrowsAsync<ArgumentException>(() => host.Customers.GetTimelineAsync(Shop, Wang, new TimelineQuery { After = "yesterday" }));
    }

    private static ContactQueued Queued(int minute, string contact = "k1") => new()
    {
        Id = new EventId($"e{minute}"), Tenant = Shop, OccurredAt = Nine.AddMinutes(minute), Contact = new ContactId(contact), Customer = Wang,
        Queue = new QueueId("service"), Dimensions = new EventDimensions { Channel = Channel.Voice },
    };

    private static TicketCreated Created(int minute) => new()
    {
        Id = new EventId($"e{minute}"), Tenant = Shop, OccurredAt = Nine.AddMinutes(minute), Ticket = new TicketId("t1"), Customer = Wang,
        Number = "T-1", Type = "complaint", Priority = "normal", State = "new", Category = StateCategory.New,
    };

    private static TicketTransitioned Moved(int minute, string to, StateCategory category, string? id = null) => new()
    {
        Id = new EventId(id ?? $"e{minute}"), Tenant = Shop, OccurredAt = Nine.AddMinutes(minute), Ticket = new TicketId("t1"), Customer = Wang,
        From = "new", To = to, FromCategory = StateCategory.New, ToCategory = category, Trigger = "work",
    };
}
