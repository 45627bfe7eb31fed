namespace CustomerLifecycle.Conformance.Running;

/// <summary>Turns folders of cases into test cases with names and reasons to skip.</summary>
internal static class CaseCatalog
{
    public static IEnumerable<TheoryDataRow<CaseRow>> Rows(IEnumerable<CaseFolder> folders, CaseRunner runner) =>
        folders.SelectMany(folder => folder.Exists ? folder.Rows().Select(row => Row(row, runner)) : [Absent(folder)]);

    private static TheoryDataRow<CaseRow> Row(CaseRow row, CaseRunner runner) =>
        new(row) { TestDisplayName = row.DisplayName, Label = "", Skip = runner.SkipReason(row) };

    private static TheoryDataRow<CaseRow> Absent(CaseFolder folder) =>
        new(new CaseRow(folder.Path, 0, ""))
        {
            TestDisplayName = $"[cases] {folder.Origin}",
            Label = "",
            Skip = $"There is no folder {folder.Path} ({folder.Origin}).",
        };
}
