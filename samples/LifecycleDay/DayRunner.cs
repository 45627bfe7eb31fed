using System.Text;
using CustomerLifecycle.Bots.Faq;
using LifecycleDay.Input;
using LifecycleDay.Reporting;
using LifecycleDay.Simulation;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace LifecycleDay;

/// <summary>Runs the day, or takes it up again, and prints its report from the database.</summary>
internal sealed class DayRunner(DayOptions options, TextWriter output, TextWriter error)
{
    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(options.Out);
        string database = options.ReportOnly ? DayDatabase.Find(options) : await SimulateAsync(cancellationToken);
        await using ServiceProvider services = DayHost.Create(database, runKey: "report", options.Seed, input: null, faq: null);
        DayReport report = await DayReport.LoadAsync(services, cancellationToken);
        await report.WriteAsync(options.Out, cancellationToken);
        await output.WriteAsync(report.Summary());
        await error.WriteLineAsync($"{Path.Combine(options.Out, DayReport.HtmlFile)} and {Path.Combine(options.Out, DayReport.CsvFile)} are written.");
    }

    private async Task<string> SimulateAsync(CancellationToken cancellationToken)
    {
        DayInput input = DayInput.Read(options);
        string runKey = RunKey.Create(options);
        string database = options.Database ?? Path.Combine(options.Out, $"day-{runKey}.db");
        foreach (InputProblem problem in input.Problems)
        {
            await error.WriteLineAsync("Left out: " + problem);
        }

        await using ServiceProvider services = DayHost.Create(database, runKey, options.Seed, input, ReadFaq());
        Day day = services.GetRequiredService<Day>();
        if (options.Quiet || Console.IsErrorRedirected)
        {
            await day.RunAsync(new Progress<double>(), cancellationToken);
            return database;
        }

        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        await console.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn()).StartAsync(async context =>
        {
            ProgressTask task = context.AddTask($"{input.Date:yyyy-MM-dd} at {Shop.Name.EscapeMarkup()}", maxValue: 1);
            await day.RunAsync(new SynchronousProgress(task), cancellationToken);
            task.Value = 1;
        });
        return database;
    }

    private KnowledgeBase ReadFaq()
    {
        if (!File.Exists(options.Faq))
        {
            throw new InputException($"{options.Faq}: there is no such file.");
        }

        using FileStream stream = File.OpenRead(options.Faq);
        KnowledgeBaseImport import = KnowledgeBaseCsv.Read(stream);
        return import.KnowledgeBase
            ?? throw new InputException(new StringBuilder($"{options.Faq}: ").AppendJoin("; ", import.Errors).ToString());
    }

    /// <summary>Tells the bar at once: the day is over before a posted report would arrive.</summary>
    private sealed class SynchronousProgress(ProgressTask task) : IProgress<double>
    {
        public void Report(double value) => task.Value = value;
    }
}
