using System.Diagnostics;

namespace CustomerLifecycle.Tests.Day;

/// <summary>Runs the sample day as a process of its own, so that it can be killed.</summary>
internal static class DayProcess
{
    private static readonly string Assembly = Path.Combine(AppContext.BaseDirectory, "LifecycleDay.dll");

    /// <summary>Runs the sample to its end.</summary>
    internal static async Task<DayRun> RunAsync(params string[] arguments)
    {
        using Process process = Start(arguments);
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new DayRun(process.ExitCode, await output, await error);
    }

    /// <summary>Runs the sample and kills it (SIGKILL) after a while.</summary>
    /// <returns>The run, or null when it was killed before its end.</returns>
    internal static async Task<DayRun?> RunAndKillAsync(TimeSpan after, params string[] arguments)
    {
        using Process process = Start(arguments);
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        using CancellationTokenSource patience = new(after);
        try
        {
            await process.WaitForExitAsync(patience.Token);
            return new DayRun(process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            await process.WaitForExitAsync();
            return null;
        }
    }

    private static Process Start(string[] arguments)
    {
        ProcessStartInfo start = new("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in arguments.Prepend(Assembly))
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }
}
