using System.Data.Common;
using CustomerLifecycle.Events;
using CustomerLifecycle.Storage.ContractTests.Host;
using CustomerLifecycle.Tickets;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerLifecycle.Storage.ContractTests.Contracts;

/// <summary>The queries that run all day read a range of an index, and a query that fails says so.</summary>
public abstract class TicketIndexContract(string provider) : RelationalContract(provider)
{
    /// <summary>How the database would run a query; row by row of its own description.</summary>
    protected abstract Task<string> ExplainAsync(DbConnection connection, string sql, DynamicParameters parameters);

    [Fact]
    public async Task Work_is_taken_from_a_pool_in_the_order_of_an_index()
    {
        TicketQuery pool = new() { Group = "desk", Unassigned = true, Categories = TicketQuery.OpenCategories, Order = TicketOrder.Priority, PriorityOrder = ["low", "high"], Take = 1 };
        string plan = await ReadsAsync(pool, "cl_tickets_ticket_pool");

        // Also what has a priority that nobody names: reading the whole group for what is hardly ever there took most of the time.
        Assert.DoesNotContain("cl_tickets_ticket_group", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_due_next_is_read_in_the_order_of_an_index()
    {
        TicketQuery due = new() { Categories = TicketQuery.OpenCategories, Order = TicketOrder.Due, DueBefore = DateTimeOffset.UnixEpoch, Take = 50 };
        await ReadsAsync(due, "cl_tickets_ticket_due");
        await ReadsAsync(due with { Group = "desk" }, "cl_tickets_ticket_group");
    }

    [Fact]
    public async Task Further_pages_are_ranges_too()
    {
        TicketCursor cursor = new() { Order = TicketOrder.Updated, At = DateTimeOffset.UnixEpoch, CreatedAt = DateTimeOffset.UnixEpoch, Id = new("t") };
        await ReadsAsync(new() { Order = TicketOrder.Updated, After = cursor }, "cl_tickets_ticket_updated");
        await ReadsAsync(new() { After = cursor with { Order = TicketOrder.Created } }, "cl_tickets_ticket_created");
        await ReadsAsync(new() { Customer = new("c"), Categories = TicketQuery.OpenCategories }, "cl_tickets_ticket_customer");
    }

    [Fact]
    public async Task A_query_that_fails_is_no_empty_page()
    {
        await using ContractHost host = await OpenAsync(builder => builder.AddTickets());
        await using DbConnection connection = await host.Relational.DataSource.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await connection.ExecuteAsync("DROP TABLE cl_tickets_ticket");
        ITicketService tickets = host.Get<ITicketService>();

        await Assert.ThrowsAsync<StorageException>(() => tickets.QueryAsync(Tenant, new()));
        await Assert.ThrowsAsync<StorageException>(() => tickets.QueryAsync(Tenant, new() { Order = TicketOrder.Priority }));
        await Assert.ThrowsAsync<StorageException>(() => tickets.CountAsync(Tenant, new()));
        await Assert.ThrowsAsync<StorageException>(() => tickets.SearchAsync(Tenant, "冰"));
        await Assert.ThrowsAsync<StorageException>(() => tickets.GetAsync(Tenant, new("t")));
    }

    private async Task<string> ReadsAsync(TicketQuery query, string index)
    {
        await using ContractHost host = await OpenAsync(builder => builder.AddTickets());
        TicketSelect select = new(Tenant, query);
        string sql = select.Page();
        await using DbConnection connection = await host.Relational.DataSource.OpenConnectionAsync(TestContext.Current.CancellationToken);
        string plan = await ExplainAsync(connection, sql, select.Parameters);
        Assert.Contains(index, plan, StringComparison.Ordinal);
        return plan;
    }
}
