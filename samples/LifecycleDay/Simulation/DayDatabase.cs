namespace LifecycleDay.Simulation;

/// <summary>Finds the database of a day that was run before.</summary>
internal static class DayDatabase
{
    internal static string Find(DayOptions options)
    {
        if (options.Database is { } named)
        {
            return named;
        }

        if (File.Exists(options.Contacts) && File.Exists(options.Leads) && File.Exists(options.Faq) && File.Exists(options.Agents)
            && Path.Combine(options.Out, $"day-{RunKey.Create(options)}.db") is var expected && File.Exists(expected))
        {
            return expected;
        }

        string[] found = Directory.GetFiles(options.Out, "day-*.db");
        return found.Length == 1
            ? found[0]
            : throw new InputException(
                found.Length == 0
                    ? $"{options.Out}: there is no day to report. Run the sample without --report-only first, or name its database with --database."
                    : $"{options.Out}: there are {found.Length} days. Name one with --database: {string.Join(", ", found.Order(StringComparer.Ordinal))}.");
    }
}
