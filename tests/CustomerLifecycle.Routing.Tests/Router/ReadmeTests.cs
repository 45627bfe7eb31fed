using CustomerLifecycle;
using CustomerLifecycle.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerLifecycle.Routing.Tests;

public sealed class ReadmeTests
{
    [Fact]
    public async Task The_quick_start_does_what_the_readme_says()
    {
        await QuickStartAsync();
        Assert.Equal(["Offered to ann", "ann"], Console.Lines);
    }

    [Fact]
    public void The_readme_shows_the_code_that_is_run_here()
    {
        string root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "CustomerLifecycle.sln")))
        {
            root = Path.GetDirectoryName(root)!;
        }

        string readme = File.ReadAllText(Path.Combine(root, "src", "CustomerLifecycle.Routing", "README.md"));
        string code = readme.Split("```csharp")[1].Split("```")[0];
        string here = File.ReadAllText(Path.Combine(root, "tests", "CustomerLifecycle.Routing.Tests", "Router", "ReadmeTests.cs"));
        string method = here.Split("QuickStartAsync()\n    {\n")[1].Split("\n    }\n")[0];
        Assert.Equal(Lines(code).SkipWhile(line => line.StartsWith("using", StringComparison.Ordinal)), Lines(method));

        static IEnumerable<string> Lines(string text) => text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0);
    }

    private static async Task QuickStartAsync()
    {
        var services = new ServiceCollection();
        services.AddCustomerLifecycle(lifecycle => lifecycle.UseInMemory().AddRouting(routing =>
            routing.Queues.Add(new QueueDefinition { Id = new("repairs"), Strategy = RoutingStrategy.LongestIdle })));
        await using var provider = services.BuildServiceProvider();
        var router = provider.GetRequiredService<IRouter>();
        var shop = new TenantId("shop");

        var ann = new AgentProfile { Id = new("ann"), Queues = [new() { Queue = new("repairs") }], Skills = new Dictionary<string, int> { ["ovens"] = 80 } };
        await router.SignInAsync(shop, ann);
        var chat = new ContactRequest
        {
            Contact = new("chat-1"), Queue = new("repairs"), Channel = Channel.WebChat,
            Steps = [new() { Skills = [SkillRequirement.AtLeast("ovens", 50)], ExpiresAfter = TimeSpan.FromSeconds(30) }, new()],
        };
        var outcome = await router.EnqueueAsync(shop, chat, idempotencyKey: "chat-1");
        Console.WriteLine($"{outcome.Status} to {outcome.Agent}");
        await router.AcceptAsync(shop, chat.Contact, ann.Id);
        Console.WriteLine((await router.ExplainAsync(shop, chat.Contact))!.Chosen);
        await router.CompleteAsync(shop, chat.Contact, ann.Id);
    }

    /// <summary>Stands in for the console that the quick start writes to.</summary>
    private static class Console
    {
        public static List<string?> Lines { get; } = [];

        public static void WriteLine(object? line) => Lines.Add(line?.ToString());
    }
}
