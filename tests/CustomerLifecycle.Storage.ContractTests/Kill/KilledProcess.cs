using System.Diagnostics;

namespace CustomerLifecycle.Storage.ContractTests.Kill;

/// <summary>The process that is killed.</summary>
internal sealed class KilledProcess(string provider, string connectionString, Uri? webhooks = null)
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "CustomerLifecycle.Storage.KillTarget.dll");

    /// <summary>Runs the process and kills it after so many acknowledgements; 0 kills it as soon as it starts to open the database.</summary>
    /// <returns>What was acknowledged before it died.</returns>
    public Task<IReadOnlyList<Acknowledgement>> RunUntilKilledAsync(int acknowledgements, CancellationToken cancellationToken) => RunAsync(webhooks is null ? "run" : "webhooks-run", acknowledgements, cancellationToken);

    /// <summary>Lets the process finish what was begun.</summary>
    public Task<IReadOnlyList<Acknowledgement>> FinishAsync(CancellationToken cancellationToken) => RunAsync(webhooks is null ? "finish" : "webhooks-finish", null, cancellationToken);

    /// <summary>Lets the process take the right to dispatch, and kills it then.</summary>
    public async Task HoldLockUntilKilledAsync(Func<Task> whileHeld, CancellationToken cancellationToken)
    {
        using Process process = Start("lock");
        try
        {
            Assert.Equal("starting", await process.StandardOutput.ReadLineAsync(cancellationToken));
            Assert.Equal("locked", await process.StandardOutput.ReadLineAsync(cancellationToken));
            await whileHeld();
        }
        finally
        {
            process.Kill();
        }

        await process.WaitForExitAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<Acknowledgement>> RunAsync(string mode, int? killAfter, CancellationToken cancellationToken)
    {
        using Process process = Start(mode);
        Task<string> errors = process.StandardError.ReadToEndAsync(cancellationToken);
        List<Acknowledgement> acknowledged = [];
        bool done = false;
        try
        {
            if (webhooks is not null)
            {
                await process.StandardInput.WriteLineAsync(webhooks.AbsoluteUri);
                await process.StandardInput.FlushAsync(cancellationToken);
            }

            // What the process wrote before it died is still read: it was acknowledged.
            while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
            {
                Assert.False(line.StartsWith("error", StringComparison.Ordinal), line);
                done = line == "done";
                if (Acknowledgement.TryParse(line) is { } acknowledgement)
                {
                    acknowledged.Add(acknowledgement);
                }

                if (acknowledged.Count == killAfter && !process.HasExited)
                {
                    process.Kill();
                }
            }
        }
        finally
        {
            process.Kill();
        }

        await process.WaitForExitAsync(cancellationToken);
        Assert.Equal(killAfter is null, done);
        Assert.Equal("", await errors);
        return acknowledged;
    }

    private Process Start(string mode) =>
        Process.Start(new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", ["exec", Program, provider, connectionString, mode])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
}
