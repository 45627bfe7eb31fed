using System.Text.RegularExpressions;
using CustomerLifecycle.Storage.ContractTests.Host;
using CustomerLifecycle.Tickets;
using Microsoft.Extensions.DependencyInjection;
using OwnTicketTable;

namespace CustomerLifecycle.Storage.ContractTests.Tickets;

/// <summary>The how-to over a ticket table of the host's own shows what is compiled and held to the contracts.</summary>
public sealed partial class OwnTicketTableGuideTests
{
    private static readonly string Root = FindRoot();

    [Fact]
    [Trait("Feature", "tickets.own-store")]
    public void Every_program_of_the_guide_stands_in_the_sample()
    {
        string guide = File.ReadAllText(Path.Combine(Root, "docs", "how-to", "embed-over-your-own-ticket-table.md")).ReplaceLineEndings("\n");
        string[] shown = [.. Block().Matches(guide).Select(block => Plain(block.Groups[1].Value))];
        string[] compiled =
        [
            .. Directory.EnumerateFiles(Path.Combine(Root, "samples", "OwnTicketTable"), "*.cs")
                .SelectMany(file => Marked().Matches(File.ReadAllText(file).ReplaceLineEndings("\n")))
                .Select(marked => Plain(marked.Groups[2].Value)),
        ];

        Assert.True(shown.Length >= 5);
        Assert.Empty(shown.Except(compiled));
        Assert.Empty(compiled.Except(shown));
    }

    [Fact]
    [Trait("Feature", "tickets.own-store")]
    public async Task What_happens_to_a_ticket_is_in_the_hosts_table_and_its_events_in_the_outbox()
    {
        await using ContractHost host = await ContractHost.CreateAsync("sqlite", builder =>
        {
            builder.Services.AddCrmTicketStore();
            builder.AddTickets();
        });
        ITicketService tickets = host.Get<ITicketService>();
        TenantId company = new("acme");
        Ticket ticket = (await tickets.CreateAsync(new() { Tenant = company, Type = "complaint", Subject = "Late", Actor = TicketActor.System("shop"), Group = "desk" })).EnsureApplied();
        await tickets.ClaimAsync(new() { Tenant = company, Ticket = ticket.Id, Actor = TicketActor.System("shop"), Agent = new("anna") });

        (long id, string number, string owner) = await host.Relational.QuerySingleOrDefaultAsync<(long, string, string)>("SELECT case_id, case_no, owner FROM crm_case", null);
        Assert.Equal((1, ticket.Number, "anna"), (id, number, owner));
        Assert.Equal(0, await host.Relational.QuerySingleOrDefaultAsync<long>("SELECT COUNT(*) FROM cl_tickets_ticket", null));
        Assert.Equal(2, (await host.Outbox.ReadPendingAsync(10, CancellationToken.None)).Count);
        Assert.Equal(TicketJson.Write((await tickets.GetAsync(company, ticket.Id))!), TicketJson.Write(TicketHistory.Rebuild(await tickets.GetHistoryAsync(company, ticket.Id))));
    }

    private static string Plain(string code) => string.Join('\n', code.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CustomerLifecycle.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside of the repository.");
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"// <(\w+)>\n(.*?)// </\1>", RegexOptions.Singleline)]
    private static partial Regex Marked();
}
