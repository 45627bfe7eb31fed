using System.Diagnostics;
using System.Globalization;

namespace CustomerLifecycle.Storage.ContractTests.Kill;

/// <summary>Ticket workers in a process of their own, which is killed again and again.</summary>
internal sealed class KilledTicketWorkers(string provider, string connectionString, int first, int count)
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "CustomerLifecycle.Storage.KillTarget.dll");

    private readonly Dictionary<int, long> _answered = Enumerable.Range(first, count).ToDictionary(worker => worker, _ => 0L);

    public List<TicketAnswer> Answers { get; } = [];

    /// <summary>Runs and kills until there are so many answers.</summary>
    public async Task RunAsync(int answers, Func<int> killAfter, CancellationToken cancellationToken)
    {
        while (Answers.Count < answers)
        {
            await RunAsync("tickets-run", Math.Min(killAfter(), answers - Answers.Count), cancellationToken);
        }
    }

    /// <summary>Gives every worker's next command, which may have been begun, and lets everything come to its end.</summary>
    public Task FinishAsync(CancellationToken cancellationToken) => RunAsync("tickets-finish", null, cancellationToken);

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
            await process.StandardInput.WriteLineAsync(string.Join(',', _answered.Select(worker => string.Create(CultureInfo.InvariantCulture, $"{worker.Key}:{worker.Value}"))));
            await process.StandardInput.FlushAsync(cancellationToken);
            while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
            {
                Assert.False(line.StartsWith("error", StringComparison.Ordinal), line);
                done = line == "done";
                if (TicketAnswer.TryParse(line) is { } answer)
                {
                    Take(answer);
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

    private void Take(TicketAnswer answer)
    {
        Answers.Add(answer);
        if (answer.Key.StartsWith('w'))
        {
            string[] parts = answer.Key[1..].Split('/');
            int worker = int.Parse(parts[0], CultureInfo.InvariantCulture);
            _answered[worker] = Math.Max(_answered[worker], long.Parse(parts[1], CultureInfo.InvariantCulture));
        }
    }
}
