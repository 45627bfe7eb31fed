using System.CommandLine;
using CustomerLifecycle.Storage;

namespace LifecycleDay;

/// <summary>The command line of the sample.</summary>
internal static class DayCommand
{
    private const int Done = 0;
    private const int InputError = 2;

    internal static RootCommand Create(TextWriter output, TextWriter error)
    {
        DayOptions defaults = new();
        Option<string> contacts = File("--contacts", "The contacts of the day (CSV).", defaults.Contacts);
        Option<string> leads = File("--leads", "The lead list (CSV).", defaults.Leads);
        Option<string> faq = File("--faq", "The knowledge base (CSV).", defaults.Faq);
        Option<string> agents = File("--agents", "Who works when (CSV).", defaults.Agents);
        Option<string?> database = new("--database") { Description = "A SQLite file or a PostgreSQL connection string; a file in the output folder when left out." };
        Option<string> folder = new("--out") { Description = "Where the database, report.html and kpi.csv go.", DefaultValueFactory = _ => defaults.Out };
        Option<int> seed = new("--seed") { Description = "Another seed makes another day of the same input.", DefaultValueFactory = _ => defaults.Seed };
        Option<bool> reportOnly = new("--report-only") { Description = "Print the report of a day that was run before, from its database alone." };
        Option<bool> quiet = new("--quiet") { Description = "No progress bar." };
        RootCommand command = new("A whole customer-service day of a small appliance retailer, on a simulated clock.")
        {
            contacts, leads, faq, agents, database, folder, seed, reportOnly, quiet,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new DayOptions
            {
                Contacts = parsed.GetValue(contacts)!,
                Leads = parsed.GetValue(leads)!,
                Faq = parsed.GetValue(faq)!,
                Agents = parsed.GetValue(agents)!,
                Database = parsed.GetValue(database),
                Out = parsed.GetValue(folder)!,
                Seed = parsed.GetValue(seed),
                ReportOnly = parsed.GetValue(reportOnly),
                Quiet = parsed.GetValue(quiet),
            },
            output,
            error,
            cancellationToken));
        return command;

        static Option<string> File(string name, string description, string path) =>
            new(name) { Description = description, DefaultValueFactory = _ => path };
    }

    private static async Task<int> RunAsync(DayOptions options, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        try
        {
            await new DayRunner(options, output, error).RunAsync(cancellationToken);
            return Done;
        }
        catch (Exception e) when (e is InputException or StorageException or SchemaVersionException or InvalidDataException)
        {
            await error.WriteLineAsync(e.Message);
            return InputError;
        }
    }
}
