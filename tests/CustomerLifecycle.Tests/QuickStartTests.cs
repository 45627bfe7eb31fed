using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using CustomerLifecycle.Testing;

namespace CustomerLifecycle.Tests;

/// <summary>What a package's README shows is compiled, is run, and prints what the README says.</summary>
public sealed partial class QuickStartTests
{
    internal static readonly string Root = FindRoot();

    private static readonly Dictionary<string, string> FileByPackage = new(StringComparer.Ordinal)
    {
        ["CustomerLifecycle.Abstractions"] = "Abstractions",
        ["CustomerLifecycle.Storage"] = "Storage",
        ["CustomerLifecycle.Storage.Sqlite"] = "Sqlite",
        ["CustomerLifecycle.Storage.PostgreSql"] = "PostgreSql",
        ["CustomerLifecycle.Routing"] = "Routing",
        ["CustomerLifecycle.Tickets"] = "Tickets",
        ["CustomerLifecycle.Leads"] = "Leads",
        ["CustomerLifecycle.Bots"] = "Bots",
        ["CustomerLifecycle.Analytics"] = "Analytics",
        ["CustomerLifecycle.Customers"] = "Customers",
        ["CustomerLifecycle"] = "Suite",
    };

    public static TheoryData<string> Packages => [.. FileByPackage.Keys];

    // The tool is used from a shell; its README shows command lines.
    [Fact]
    public void Every_package_has_a_program_to_start_from() => Assert.Equal(
        Directory.EnumerateDirectories(Path.Combine(Root, "src")).Select(Path.GetFileName).Where(name => name != "CustomerLifecycle.Tool").Order(StringComparer.Ordinal),
        FileByPackage.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Packages))]
    public void The_program_of_a_README_is_the_one_that_is_compiled(string package) =>
        Assert.Equal(Compiled(FileByPackage[package]), Shown(package, "csharp"));

    [Fact]
    public void The_repositorys_README_shows_the_program_of_the_suite() =>
        Assert.Equal(Compiled("Suite"), Block(File.ReadAllText(Path.Combine(Root, "README.md")), "csharp"));

    [Theory]
    [MemberData(nameof(Packages))]
    public async Task The_program_of_a_README_prints_what_the_README_says(string package)
    {
        string? database = package.EndsWith(".PostgreSql", StringComparison.Ordinal) ? await PostgreSqlServer.CreateDatabaseAsync() : null;
        using TemporaryFolder folder = new();

        (int exitCode, string output, string error) = await RunAsync(package["CustomerLifecycle".Length..].TrimStart('.') is { Length: > 0 } name ? name : "Suite", folder.Path, database);

        Assert.Equal((0, ""), (exitCode, error));
        Assert.Equal(Shown(package, "text"), output.ReplaceLineEndings("\n").TrimEnd());
    }

    private static string Shown(string package, string language) => Block(File.ReadAllText(Path.Combine(Root, "src", package, "README.md")), language);

    /// <summary>The first block of a language in a page.</summary>
    private static string Block(string page, string language)
    {
        string text = page.ReplaceLineEndings("\n");
        int start = text.IndexOf("```" + language + "\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"There is no ```{language} block.");
        start = text.IndexOf('\n', start) + 1;
        return text[start..text.IndexOf("\n```", start, StringComparison.Ordinal)];
    }

    /// <summary>The usings of a sample's file, then what stands between its markers, without the indentation.</summary>
    private static string Compiled(string file)
    {
        string text = File.ReadAllText(Path.Combine(Root, "samples", "QuickStart", file + "QuickStart.cs")).ReplaceLineEndings("\n");
        string usings = string.Join('\n', text.Split('\n').TakeWhile(line => line.StartsWith("using ", StringComparison.Ordinal)));
        return string.Join("\n\n", Markers().Matches(text).Select(match => Dedented(match.Groups["code"].Value)).Prepend(usings));
    }

    private static string Dedented(string code)
    {
        string[] lines = code.Split('\n');
        int indentation = lines.Where(line => line.Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Join('\n', lines.Select(line => line.Length > 0 ? line[indentation..] : line)).Trim('\n');
    }

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(string name, string folder, string? database)
    {
        ProcessStartInfo start = new("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            WorkingDirectory = folder,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "QuickStart.dll"));
        start.ArgumentList.Add(name);
        start.Environment["SHOP_DATABASE"] = database;
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
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

    [GeneratedRegex("""// <readme>\n(?<code>.*?)\n *// </readme>""", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Markers();
}
