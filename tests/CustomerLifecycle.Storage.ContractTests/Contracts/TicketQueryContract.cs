using CustomerLifecycle.Events;
using CustomerLifecycle.Hosting;
using CustomerLifecycle.Storage.ContractTests.Host;
using CustomerLifecycle.Storage.ContractTests.Tickets;
using CustomerLifecycle.Testing;
using CustomerLifecycle.Tickets;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerLifecycle.Storage.ContractTests.Contracts;

/// <summary>What every ticket store answers to queries.</summary>
public abstract class TicketQueryContract(string provider) : StorageContract(provider)
{
    private const int Population = 120;
    private const int Queries = 250;
    private static readonly TicketActor System = TicketActor.System("test");

    [Fact]
    [Trait("Feature", "tickets.queries")]
    public async Task Any_query_in_any_order_gives_what_filtering_and_sorting_everything_gives_page_by_page()
    {
        await using ContractHost host = await OpenWithTicketsAsync();
        ITicketStore store = host.Get<ITicketStore>();
        TicketPopulation population = new(seed: 20260302);
        List<Ticket> tickets = await population.StoreAsync(store, Tenant, Population);
        await new TicketPopulation(seed: 7).StoreAsync(store, OtherTenant, 20);

        int found = 0;
        for (int i = 0; i < Queries * TestScale.Factor; i++)
        {
            TicketQuery query = population.NextQuery(tickets);
            query.Validate();
            IReadOnlyList<string> expected = TicketReference.Answer(tickets, query);
            Assert.True(expected.SequenceEqual(await PagesAsync(store, query)), query.ToString());
            Assert.Equal(expected.Count, (await store.CountAsync(Tenant, query, CancellationToken.None)).Sum(count => count.Count));
            found += expected.Count;
        }

        // The population is of use only if queries find something of it.
        Assert.True(found > Queries, $"{found}");
    }

    [Fact]
    public async Task What_is_read_back_is_what_was_stored()
    {
        await using ContractHost host = await OpenWithTicketsAsync();
        ITicketStore store = host.Get<ITicketStore>();
        List<Ticket> tickets = await new TicketPopulation(seed: 3).StoreAsync(store, Tenant, 30);

        foreach (Ticket ticket in tickets)
        {
            Assert.Equal(TicketJson.Write(ticket), TicketJson.Write((await store.GetAsync(Tenant, ticket.Id, CancellationToken.None))!));
        }
    }

    [Fact]
    [Trait("Feature", "tickets.queries")]
    public async Task Counts_add_up_by_category_group_assignee_and_priority()
    {
        await using ContractHost host = await OpenWithTicketsAsync();
        ITicketStore store = host.Get<ITicketStore>();
        List<Ticket> tickets = await new TicketPopulation(seed: 5).StoreAsync(store, Tenant, Population);
        TicketQuery open = new() { Categories = TicketQuery.OpenCategories };

        IReadOnlyList<TicketCount> counts = await store.CountAsync(Tenant, open, CancellationToken.None);

        Assert.Equal(
            tickets.Where(ticket => ticket.Category < StateCategory.Solved)
                .GroupBy(ticket => (ticket.Category, ticket.Group, ticket.Assignee, ticket.Priority))
                .Select(same => new TicketCount(same.Key.Category, same.Key.Group, same.Key.Assignee, same.Key.Priority, same.Count()))
                .OrderBy(count => count.Category)
                .ThenBy(count => count.Group, StringComparer.Ordinal)
                .ThenBy(count => count.Assignee?.Value, StringComparer.Ordinal)
                .ThenBy(count => count.Priority, StringComparer.Ordinal),
            counts);
    }

    [Fact]
    [Trait("Feature", "tickets.search")]
    public async Task Chinese_words_of_one_two_and_three_characters_are_found_wherever_they_stand()
    {
        await using ContractHost host = await OpenWithTicketsAsync();
        ITicketService tickets = host.Get<ITicketService>();
        Ticket subject = await CreateAsync(host, "冰箱不制冷");
        Ticket description = await CreateAsync(host, "投诉", "电冰箱漏水，师傅没有来");
        Ticket commented = await CreateAsync(host, "Other");
        await CommentAsync(tickets, commented, "客户说冰箱门关不上", isPublic: true);
        await CommentAsync(tickets, commented, "压缩机坏了", isPublic: false);

        await FindsAsync(tickets, "冰", subject, description, commented);
        await FindsAsync(tickets, "冰箱", subject, description, commented);
        await FindsAsync(tickets, "电冰箱", description);
        await FindsAsync(tickets, "不制冷", subject);
        await FindsAsync(tickets, "压缩机", commented);
        await FindsAsync(tickets, "门", commented);
        await FindsAsync(tickets, "洗衣机");
        // The words may stand in different places of one ticket.
        await FindsAsync(tickets, "other 冰箱 压缩机", commented);
        await FindsAsync(tickets, "冰箱 " + subject.Number, subject);
    }

    [Fact]
    [Trait("Feature", "tickets.search")]
    public async Task Internal_notes_are_not_found_where_they_are_not_looked_for()
    {
        await using ContractHost host = await OpenWithTicketsAsync();
        ITicketService tickets = host.Get<ITicketService>();
        Ticket ticket = await CreateAsync(host, "Noisy fridge");
        await CommentAsync(tickets, ticket, "We will send an engineer", isPublic: true);
        await CommentAsync(tickets, ticket, "Third complaint, be careful", isPublic: false);
        await CommentAsync(tickets, ticket, "Tomorrow at nine", isPublic: true);

        await FindsInAsync(TicketTextParts.Ticket, "fridge", ticket);
        await FindsInAsync(TicketTextParts.Ticket, "engineer");
        await FindsInAsync(TicketTextParts.PublicReplies, "engineer tomorrow", ticket);
        await FindsInAsync(TicketTextParts.InternalNotes, "engineer");
        await FindsInAsync(TicketTextParts.Ticket | TicketTextParts.PublicReplies, "careful");
        await FindsInAsync(TicketTextParts.InternalNotes, "careful", ticket);
        await FindsInAsync(TicketTextParts.All, "careful fridge tomorrow", ticket);

        async Task FindsInAsync(TicketTextParts parts, string words, params Ticket[] expected) => Assert.Equal(
            expected.Select(found => found.Id), (await tickets.QueryAsync(Tenant, new() { Text = words, TextIn = parts })).Select(found => found.Id));
    }

    [Fact]
    [Trait("Feature", "tickets.search")]
    public async Task Another_subject_replaces_the_words_of_the_old_and_leaves_those_of_the_comments()
    {
        await using ContractHost host = await OpenWithTicketsAsync();
        ITicketService tickets = host.Get<ITicketService>();
        Ticket ticket = await CreateAsync(host, "Noisy fridge");
        await CommentAsync(tickets, ticket, "fan broken", isPublic: true);
        await tickets.UpdateAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = System, Subject = "Noisy freezer" });

        await FindsAsync(tickets, "fridge");
        await FindsAsync(tickets, "freezer fan", ticket);
    }

    [Fact]
    [Trait("Feature", "tickets.search")]
    public async Task An_edit_or_a_redaction_leaves_the_later_comments_of_a_long_ticket_to_be_found()
    {
        await using ContractHost host = await OpenWithTicketsAsync();
        ITicketService tickets = host.Get<ITicketService>();
        ITicketComments comments = host.Get<ITicketComments>();
        Ticket ticket = await CreateAsync(host, "Noisy fridge");
        string quoted = string.Concat(Enumerable.Repeat("said ", 12_000));
        await CommentAsync(tickets, ticket, quoted + "first", isPublic: true);
        await CommentAsync(tickets, ticket, quoted + "second", isPublic: true);
        long[] written = [.. (await tickets.GetCommentsAsync(Tenant, ticket.Id)).Select(comment => comment.Sequence)];

        (await comments.EditAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = TicketActor.Agent(new("ann")), Comment = written[0], Text = quoted + "corrected" })).EnsureApplied();

        await FindsAsync(tickets, "corrected second", ticket);
        await FindsAsync(tickets, "first");

        (await comments.RedactAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = TicketActor.Agent(new("ann")), Comment = written[0], Reason = "card number" })).EnsureApplied();

        await FindsAsync(tickets, "said second", ticket);
        await FindsAsync(tickets, "corrected");
    }

    [Fact]
    [Trait("Feature", "tickets.search")]
    public async Task Text_goes_with_other_conditions_and_is_paged()
    {
        await using ContractHost host = await OpenWithTicketsAsync();
        ITicketService tickets = host.Get<ITicketService>();
        List<Ticket> desk = [];
        for (int i = 0; i < 5; i++)
        {
            desk.Add(await CreateAsync(host, "冰箱", group: "desk"));
            await CreateAsync(host, "冰箱", group: "field");
            await CreateAsync(host, "空调", group: "desk");
        }

        TicketQuery query = new() { Text = "冰箱", Group = "desk", Take = 2 };
        Assert.Equal(desk.Select(ticket => ticket.Id.Value), await PagesAsync(host.Get<ITicketStore>(), query));
        Assert.Empty(await tickets.QueryAsync(Tenant, new() { Text = "…!" }));
        Assert.Empty(await tickets.QueryAsync(OtherTenant, query));
        Assert.Empty(await tickets.CountAsync(Tenant, new() { Text = "" }));
    }

    [Fact]
    [Trait("Feature", "tickets.queries")]
    public async Task A_query_that_cannot_be_answered_is_refused_with_the_reason()
    {
        await using ContractHost host = await OpenWithTicketsAsync();
        ITicketService tickets = host.Get<ITicketService>();
        Ticket ticket = await CreateAsync(host, "s");

        await RefusedAsync(new() { Take = 0 }, "Take is 1 to 1000");
        await RefusedAsync(new() { Take = 1001 }, "Take is 1 to 1000");
        await RefusedAsync(new() { Order = (TicketOrder)9 }, "Order is one of Created, Updated, Due, Priority");
        await RefusedAsync(new() { Text = "x", TextIn = TicketTextParts.None }, "TextIn has at least one of");
        await RefusedAsync(new() { After = TicketCursor.Of(ticket), Order = TicketOrder.Due }, "The cursor is of a page in the order Created, the query has the order Due");
        await RefusedAsync(new() { Tags = [.. Enumerable.Range(0, 101).Select(i => $"{i}")] }, "Tags has at most 100 values, not 101");

        async Task RefusedAsync(TicketQuery query, string reason)
        {
            Assert.Contains(reason, (await Assert.ThrowsAnyAsync<ArgumentException>(() => tickets.QueryAsync(Tenant, query))).Message, StringComparison.Ordinal);
            Assert.Contains(reason, (await Assert.ThrowsAnyAsync<ArgumentException>(() => tickets.CountAsync(Tenant, query))).Message, StringComparison.Ordinal);
        }
    }

    /// <summary>Registers another store than the one of the provider.</summary>
    protected virtual void UseStore(ICustomerLifecycleBuilder builder)
    {
    }

    private Task<ContractHost> OpenWithTicketsAsync() => OpenAsync(builder =>
    {
        UseStore(builder);
        builder.AddTickets();
    });

    private static async Task<List<string>> PagesAsync(ITicketStore store, TicketQuery query)
    {
        List<string> ids = [];
        while (true)
        {
            IReadOnlyList<Ticket> page = await store.QueryAsync(Tenant, query, CancellationToken.None);
            ids.AddRange(page.Select(ticket => ticket.Id.Value));
            if (page.Count < query.Take)
            {
                return ids;
            }

            // Through its text form, as a browser gives it back.
            query = query with { After = TicketCursor.Parse(TicketCursor.Of(page[^1], query.Order).ToString()) };
        }
    }

    private static async Task FindsAsync(ITicketService tickets, string words, params Ticket[] expected) =>
        Assert.Equal(expected.Reverse().Select(ticket => ticket.Id), (await tickets.SearchAsync(Tenant, words)).Select(ticket => ticket.Id));

    private static async Task<Ticket> CreateAsync(ContractHost host, string subject, string? description = null, string? group = null)
    {
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        return (await host.Get<ITicketService>().CreateAsync(new()
        {
            Tenant = Tenant,
            Type = "complaint",
            Subject = subject,
            Description = description,
            Group = group,
            Actor = System,
        })).EnsureApplied();
    }

    private static async Task CommentAsync(ITicketService tickets, Ticket ticket, string text, bool isPublic) =>
        (await tickets.CommentAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = System, Text = text, IsPublic = isPublic })).EnsureApplied();
}
