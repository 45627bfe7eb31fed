using System.Text.RegularExpressions;
using CustomerLifecycle.Storage;
using CustomerLifecycle.Testing;
using CustomerLifecycle.Tests.Samples;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerLifecycle.Tickets;

/// <summary>What the pages about workflows show is compiled, is run, and prints what they say.</summary>
public sealed partial class WorkflowPageTests
{
    private static readonly string Root = FindRoot();
    private static readonly string HowTo = Page("how-to/your-own-workflow.md");

    [Fact]
    public void The_picture_of_the_concept_page_is_what_is_drawn() =>
        Assert.Equal(ReadyWorkflows.FieldService.ToMermaid().TrimEnd('\n'), Assert.Single(Blocks(Page("concepts/workflows.md"), "mermaid")));

    [Fact]
    public void The_code_of_the_how_to_is_the_code_that_is_compiled() => Assert.Equal(Compiled(), Blocks(HowTo, "csharp"));

    [Fact]
    public async Task The_how_to_prints_what_it_says()
    {
        using TemporaryFolder folder = new();
        string[] json = [.. Blocks(HowTo, "json")];
        await File.WriteAllTextAsync(folder.File("trade-in.json"), json[0]);
        await File.WriteAllTextAsync(folder.File("trade-in.1-2.json"), json[1]);
        WorkflowDefinition first = WorkflowDefinition.FromJson(json[0]);
        WorkflowDefinition second = WorkflowDefinition.FromJson(json[0].Replace("\"version\": 1", "\"version\": 2").Replace("Valuing", "Appraising"));
        Mailer mailer = new();
        List<string> used = [];
        List<string> migrated = [];
        (TenantId shop, TicketActor ann) = (new("shop"), TicketActor.Agent(new("ann")));

        YourOwnWorkflowSample.Check(first);
        await using (ServiceProvider services = Host(mailer, services => YourOwnWorkflowSample.Register(services, folder.Path)))
        {
            await YourOwnWorkflowSample.UseAsync(services.GetRequiredService<ITicketService>(), shop, ann, used.Add);
            await services.GetRequiredService<DueDispatcher>().DrainAsync();
        }

        await using (ServiceProvider services = Host(mailer, services =>
        {
            services.Configure<TicketsOptions>(options => options.AddWorkflow(second));
            YourOwnWorkflowSample.Register(services, folder.Path);
        }))
        {
            await YourOwnWorkflowSample.MigrateAsync(services.GetRequiredService<ITicketService>(), shop, ann, folder.Path, migrated.Add);
        }

        Assert.Equal(Blocks(HowTo, "text"), [string.Join('\n', used), string.Join('\n', migrated)]);
        Assert.StartsWith("The offer for ticket", Assert.Single(mailer.Sent));
    }

    private static ServiceProvider Host(Mailer mailer, Action<IServiceCollection> register)
    {
        ServiceCollection services = new();
        services.AddSingleton<TimeProvider>(new ManualTimeProvider());
        services.AddSingleton<IMailer>(mailer);
        register(services);
        return services.BuildServiceProvider();
    }

    private static string Page(string path) => File.ReadAllText(Path.Combine(Root, "docs", path)).ReplaceLineEndings("\n");

    private static IEnumerable<string> Blocks(string page, string language) =>
        BlockPattern().Matches(page).Where(match => match.Groups["language"].Value == language).Select(match => match.Groups["text"].Value);

    private static IEnumerable<string> Compiled()
    {
        string source = File.ReadAllText(Path.Combine(Root, "tests", "CustomerLifecycle.Tickets.Tests", "Workflows", nameof(YourOwnWorkflowSample) + ".cs")).ReplaceLineEndings("\n");
        return MarkerPattern().Matches(source).Select(match =>
        {
            string[] lines = match.Groups["code"].Value.Trim('\n').Split('\n');
            int indentation = lines.Where(line => line.Length > 0).Min(line => line.Length - line.TrimStart().Length);
            return string.Join('\n', lines.Select(line => line.Length > 0 ? line[indentation..] : line));
        });
    }

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "CustomerLifecycle.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("The tests run outside of the repository: no CustomerLifecycle.sln above " + AppContext.BaseDirectory);
    }

    [GeneratedRegex("""^```(?<language>\w+)\n(?<text>.*?)\n```$""", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex BlockPattern();

    [GeneratedRegex("""// <page>\n(?<code>.*?)\n *// </page>""", RegexOptions.Singleline)]
    private static partial Regex MarkerPattern();

    private sealed class Mailer : IMailer
    {
        public List<string> Sent { get; } = [];

        public Task SendAsync(string text, string idempotencyKey, CancellationToken cancellationToken)
        {
            Sent.Add(text);
            return Task.CompletedTask;
        }
    }
}
