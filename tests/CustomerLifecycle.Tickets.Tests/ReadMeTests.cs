using CustomerLifecycle.Calendars;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerLifecycle.Tickets;

public sealed class ReadMeTests
{
    [Fact]
    public async Task The_quick_start_does_what_the_readme_says()
    {
        await QuickStartAsync();

        Assert.Equal("T000001 is Investigating; next: AskCustomer, AskDepartment, Propose, Resolve, Withdraw", Console.Lines[0]);
        Assert.Equal(3, Console.Lines.Count);
    }

    [Fact]
    public void The_readme_shows_the_code_that_is_run_here()
    {
        string root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "CustomerLifecycle.sln")))
        {
            root = Path.GetDirectoryName(root)!;
        }

        string code = File.ReadAllText(Path.Combine(root, "src", "CustomerLifecycle.Tickets", "README.md")).Split("```csharp")[1].Split("```")[0];
        string here = File.ReadAllText(Path.Combine(root, "tests", "CustomerLifecycle.Tickets.Tests", "ReadMeTests.cs")).Split("QuickStartAsync()\n    {\n")[1].Split("\n    }\n")[0];

        Assert.Equal(Lines(code).SkipWhile(line => line.StartsWith("using", StringComparison.Ordinal)), Lines(here));

        static IEnumerable<string> Lines(string text) => text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0);
    }

    private static async Task QuickStartAsync()
    {
        ServiceCollection services = new();
        services.AddCustomerLifecycle(l => l.UseInMemory().AddTickets(options => options
            .AddCalendar("office", BusinessCalendar.InZone("Asia/Shanghai").Weekdays("09:00-12:00", "13:00-18:00").Build())
            .AddSlaPolicy(SlaPolicy.Create("standard", "office").FirstResponse(TimeSpan.FromHours(2)).Resolution(TimeSpan.FromHours(16)))));
        await using ServiceProvider provider = services.BuildServiceProvider();
        ITicketService tickets = provider.GetRequiredService<ITicketService>();

        TenantId tenant = new("acme");
        TicketActor ann = TicketActor.Agent(new AgentId("ann"));
        Ticket ticket = (await tickets.CreateAsync(new() { Tenant = tenant, Type = "complaint", Subject = "The kettle leaks", Actor = ann, IdempotencyKey = "mail-42" })).EnsureApplied();
        await tickets.ClaimAsync(new() { Tenant = tenant, Ticket = ticket.Id, Actor = ann, Agent = new("ann") });
        ticket = (await tickets.FireAsync(new() { Tenant = tenant, Ticket = ticket.Id, Actor = ann, Trigger = "Accept" })).EnsureApplied();

        Console.WriteLine($"{ticket.Number} is {ticket.State}; next: {string.Join(", ", tickets.PermittedTriggers(ticket))}");
        foreach (SlaState clock in tickets.GetSla(ticket))
        {
            Console.WriteLine($"{clock.Kind} is due at {clock.DueAt:u}, {clock.Remaining} of business time left");
        }
    }

    /// <summary>Stands in for the console that the quick start writes to.</summary>
    private static class Console
    {
        public static List<string> Lines { get; } = [];

        public static void WriteLine(string line) => Lines.Add(line);
    }
}
