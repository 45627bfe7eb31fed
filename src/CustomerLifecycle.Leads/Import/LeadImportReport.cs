namespace CustomerLifecycle.Leads.Import;

/// <summary>What an import did. Running it again adds nothing: rows imported before are counted as repeated.</summary>
public sealed record LeadImportReport
{
    /// <summary>The most issues that are listed; all are counted.</summary>
    public const int MaxIssues = 10_000;

    /// <summary>The file's id.</summary>
    public required string File { get; init; }

    /// <summary>Rows read, without the header.</summary>
    public int Rows { get; init; }

    /// <summary>Rows that became new leads.</summary>
    public int Created { get; init; }

    /// <summary>Rows that were added to leads that were there.</summary>
    public int Merged { get; init; }

    /// <summary>Of the created, those that may be somebody known and wait for a person to decide.</summary>
    public int PossibleDuplicates { get; init; }

    /// <summary>Rows that an earlier run had imported.</summary>
    public int Repeated { get; init; }

    /// <summary>Rows kept aside; read them with <see cref="ILeadService.GetRejectedRowsAsync"/>.</summary>
    public int Rejected { get; init; }

    /// <summary>How many issues there are.</summary>
    public int IssueCount { get; init; }

    /// <summary>The first issues, by line.</summary>
    public IReadOnlyList<LeadImportIssue> Issues { get; init; } = [];

    /// <summary>The counts, without values.</summary>
    public override string ToString() =>
        $"{File}: {Rows} rows, {Created} created, {Merged} merged, {Repeated} repeated, {Rejected} rejected, {IssueCount} issues";
}
