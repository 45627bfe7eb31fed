using System.Diagnostics;
using System.Globalization;

namespace CustomerLifecycle.Storage.ContractTests.Kill;

/// <summary>A process that hosts a pool, and is killed again and again.</summary>
internal sealed class KilledRoutingNode(string provider, string connectionString, int node, int workers)
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "CustomerLifecycle.Storage.KillTarget.dll");

    private readonly Dictionary<int, long> _answered = Enumerable.Range(0, workers).ToDictionary(worker => worker, _ => 0L);

    /// <summary>The contacts that were told to be done.</summary>
    public List<string> Done { get; } = [];

    public int Kills { get; private set; }

    /// <summary>Runs and kills until so many contacts were told to be done.</summary>
    public async Task RunAsync(int contacts, Func<int> killAfter, CancellationToken cancellationToken)
    {
        while (Done.Count < contacts)
        {
            await RunAsync("routing-run", killAfter(), cancellationToken);
            Kills++;
        }
    }

    /// <summary>Sees every worker's next contact through, which may have been begun, and lets the world outside be told.</summary>
    public Task FinishAsync(CancellationToken cancellationToken) => RunAsync("routing-finish", null, cancellationToken);

    private async Task RunAsync(string mode, int? killAfter, CancellationToken cancellationToken)
    {
        using Process process = Process.Start(new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", ["exec", Program, provider, connectionString, mode])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        Task<string> errors = process.StandardError.ReadToEndAsync(cancellationToken);
        bool done = false;
        int seen = 0;
        try
        {
            string answered = string.Join(',', _answered.Select(worker => string.Create(CultureInfo.InvariantCulture, $"{worker.Key}:{worker.Value}")));
            await process.StandardInput.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{node};{answered}"));
            await process.StandardInput.FlushAsync(cancellationToken);
            while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
            {
                Assert.False(line.StartsWith("error", StringComparison.Ordinal), line);
                done = line == "done";
                if (line.Split(' ') is ["ack", var worker, var ordinal])
                {
                    _answered[int.Parse(worker, CultureInfo.InvariantCulture)] = long.Parse(ordinal, CultureInfo.InvariantCulture);
                    Done.Add($"n{node}-w{worker}-{ordinal}");
                    seen++;
                }

                if (seen == killAfter && !process.HasExited)
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
        Assert.True((await errors).Length == 0, await errors);
        Assert.Equal(killAfter is null, done);
    }
}
