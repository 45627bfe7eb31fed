using CustomerLifecycle.Customers.Profiles;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerLifecycle.Customers.Tests;

/// <summary>The program of the package's page, as it stands there.</summary>
public sealed class ReadMeTests
{
    private static readonly string Root = Above("CustomerLifecycle.sln");

    [Fact]
    public async Task The_program_prints_what_the_page_says()
    {
        StringWriter console = new();

        await RunAsync(console);

        string[] printed = Block("```text");
        Assert.Equal(printed, console.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void The_page_shows_the_program_that_runs()
    {
        HashSet<string> test = File.ReadAllLines(Path.Combine(Root, "tests", "CustomerLifecycle.Customers.Tests", "ReadMeTests.cs"))
            .Select(line => line.Trim()).ToHashSet(StringComparer.Ordinal);

        Assert.All(Block("```csharp").Where(line => !line.StartsWith("using ", StringComparison.Ordinal)), line => Assert.Contains(line.Trim(), test));
    }

    private static async Task RunAsync(TextWriter Console)
    {
        ServiceCollection services = new();
        services.AddCustomerLifecycle(l => l.UseInMemory().AddCustomers(o => o.DefaultCallingCode = "86"));
        await using ServiceProvider provider = services.BuildServiceProvider();
        ICustomerService customers = provider.GetRequiredService<ICustomerService>();
        TenantId shop = new("shop");

        ContactPoint phone = new(ContactPointKind.Phone, "138 0013 8000");
        ContactPoint mail = new(ContactPointKind.Email, "wang@example.cn");
        CustomerId caller = (await customers.IdentifyAsync(shop, new IdentifyCustomer { ContactPoints = [phone] })).Customer!.Value;
        await customers.TagAsync(shop, new TagCustomer { Customer = caller, Tag = new CustomerTag { Name = "vip", Source = "agent" } });
        IdentifyResult writer = await customers.IdentifyAsync(shop, new IdentifyCustomer { ContactPoints = [mail, phone] });

        CustomerView view = (await customers.GetViewAsync(shop, writer.Customer!.Value))!;
        Console.WriteLine($"{writer.Outcome}: {string.Join(", ", writer.Reasons.Select(reason => $"{reason.Code} {reason.Kind}"))}");
        Console.WriteLine($"{view.ContactPoints.Count} contact points, tags: {string.Join(", ", view.Tags.Select(tag => tag.Name))}");
    }

    private static string[] Block(string fence) => [.. File.ReadAllLines(Path.Combine(Root, "src", "CustomerLifecycle.Customers", "README.md"))
        .SkipWhile(line => line != fence).Skip(1).TakeWhile(line => line != "```").Where(line => line.Length > 0)];

    private static string Above(string file)
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, file)))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("Run the tests from a build inside the repository.");
    }
}
