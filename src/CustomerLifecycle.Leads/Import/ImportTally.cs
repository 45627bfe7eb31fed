namespace CustomerLifecycle.Leads.Import;

/// <summary>Counts what an import does.</summary>
internal sealed class ImportTally(string file)
{
    private readonly List<LeadImportIssue> _issues = [];
    private LeadImportReport _report = new() { File = file };

    /// <summary>Counts a row; a rejected one has no creation.</summary>
    public void Add(LeadImportRow row, LeadCreation? creation)
    {
        var created = creation is { Repeated: false, Status: LeadCreationStatus.Created };
        _report = _report with
        {
            Rows = _report.Rows + 1,
            Rejected = _report.Rejected + (creation is null ? 1 : 0),
            Repeated = _report.Repeated + (creation is { Repeated: true } ? 1 : 0),
            Created = _report.Created + (created ? 1 : 0),
            Merged = _report.Merged + (creation is { Repeated: false, Status: LeadCreationStatus.Merged } ? 1 : 0),
            PossibleDuplicates = _report.PossibleDuplicates + (created && creation!.Possible.Count > 0 ? 1 : 0),
            IssueCount = _report.IssueCount + row.Issues.Count,
        };
        _issues.AddRange(row.Issues.Take(LeadImportReport.MaxIssues - _issues.Count));
    }

    public LeadImportReport ToReport() => _report with { Issues = [.. _issues] };
}
