using CustomerLifecycle.Events;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerLifecycle.Leads.Tests;

/// <summary>The program of the package's page, as it stands there.</summary>
public sealed class ReadMeTests(ITestOutputHelper output)
{
    [Fact]
    public async Task The_program_runs()
    {
        var console = new StringWriter();

        await RunAsync(console);

        output.WriteLine(console.ToString());
        var lines = console.ToString().Split('\n');
        Assert.StartsWith("Merged: email exact", lines[0]);
        Assert.StartsWith("Applied, goes back at ", lines[1]);
        Assert.Contains(lines[0].TrimEnd(), File.ReadAllText(Path.Combine(RepositoryFiles.Root, "src", "CustomerLifecycle.Leads", "README.md")));
    }

    [Fact]
    public void The_page_shows_the_program_that_runs()
    {
        var page = File.ReadAllLines(Path.Combine(RepositoryFiles.Root, "src", "CustomerLifecycle.Leads", "README.md"));
        var program = page.SkipWhile(line => line != "```csharp").Skip(1).TakeWhile(line => line != "```").Where(line => line.Length > 0 && !line.StartsWith("using ", StringComparison.Ordinal));
        var test = File.ReadAllLines(Path.Combine(RepositoryFiles.Root, "tests", "CustomerLifecycle.Leads.Tests", "ReadMeTests.cs")).Select(line => line.Trim()).ToHashSet(StringComparer.Ordinal);

        Assert.DoesNotContain(program, line => !test.Contains(line.Trim()));
    }

    private static async Task RunAsync(TextWriter Console)
    {
        await using var services = new ServiceCollection()
            .AddCustomerLifecycle(lifecycle => lifecycle.UseInMemory().AddLeads(leads => leads.Pools["default"].DailyClaimLimit = 30))
            .BuildServiceProvider();
        var leads = services.GetRequiredService<ILeadService>();
        var (tenant, ann) = (new TenantId("acme"), new AgentId("ann"));

        var first = await leads.CreateAsync(tenant, new LeadDetails
        {
            Name = "陳偉強",
            ContactPoints = [new(ContactPointKind.Phone, "138 0013 8001"), new(ContactPointKind.Email, "chen.wq@example.com")],
        });
        var again = await leads.CreateAsync(tenant, new LeadDetails
        {
            Name = "陈伟强",
            ContactPoints = [new(ContactPointKind.Phone, "+86 139 1111 2222"), new(ContactPointKind.Email, "Chen.WQ@example.com")],
        });
        Console.WriteLine($"{again.Status}: {again.DuplicateOf!.Reason}");

        var claim = await leads.ClaimAsync(tenant, first.Lead!.Id, ann);
        Console.WriteLine($"{claim.Status}, goes back at {claim.Lead!.RecycleAt}: {claim.Lead.RecycleReason}");
        await leads.RecordContactAsync(tenant, first.Lead.Id, ann, LeadContactOutcome.Interested, Channel.Voice, "Wants a quote.");
        await leads.MarkWonAsync(tenant, first.Lead.Id, ann, "Ordered two.");
    }
}
