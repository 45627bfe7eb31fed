namespace LifecycleDay;

/// <summary>What the command line asked for.</summary>
internal sealed record DayOptions
{
    internal static readonly string DataFolder = Path.Combine(AppContext.BaseDirectory, "data");

    public string Contacts { get; init; } = Path.Combine(DataFolder, "contacts.csv");

    public string Leads { get; init; } = Path.Combine(DataFolder, "leads.csv");

    public string Faq { get; init; } = Path.Combine(DataFolder, "faq.csv");

    public string Agents { get; init; } = Path.Combine(DataFolder, "agents.csv");

    /// <summary>A PostgreSQL connection string or a SQLite file; null = a file in <see cref="Out"/> named after the run.</summary>
    public string? Database { get; init; }

    public string Out { get; init; } = "out";

    public int Seed { get; init; } = 1;

    /// <summary>Prints the report of a day that was run before, from the database alone.</summary>
    public bool ReportOnly { get; init; }

    /// <summary>Leaves out the progress bar.</summary>
    public bool Quiet { get; init; }
}
