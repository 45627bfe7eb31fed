using System.Diagnostics;
using CustomerLifecycle.Testing;

namespace CustomerLifecycle.Tool.Tests;

/// <summary>The tool as its users start it: arguments, streams and exit codes of a process.</summary>
public sealed class ProcessTests
{
    [Fact]
    public async Task A_process_splits_its_streams_and_returns_its_exit_code()
    {
        using TemporaryFolder folder = new();
        string file = folder.File("a database.db");

        ToolRun missing = await StartAsync("storage", "status", "--database", file);
        ToolRun created = await StartAsync("storage", "migrate", "--database", file, "--create", "--module", "core", "--json");

        Assert.Equal((2, ""), (missing.ExitCode, missing.Output));
        Assert.Contains("There is no file", missing.Error);
        Assert.Equal((0, ""), (created.ExitCode, created.Error));
        Assert.Equal("core", created.Json.GetProperty("schemas")[0].GetProperty("module").GetString());
    }

    private static async Task<ToolRun> StartAsync(params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "CustomerLifecycle.Tool.dll"));
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new ToolRun(process.ExitCode, await output, await error);
    }
}
