namespace CustomerLifecycle.Conformance.Running;

/// <summary>A folder of case files. One that is absent is skipped in sight, never an error.</summary>
internal sealed record CaseFolder(string Path, string Origin)
{
    /// <summary>Folders beyond the project's own, separated by <c>:</c>.</summary>
    public const string Variable = "CUSTOMERLIFECYCLE_CASES";

    public bool Exists => Directory.Exists(Path);

    /// <summary>The project's own cases, the shared ones beside the repository, and those the environment names; each folder once.</summary>
    public static IReadOnlyList<CaseFolder> All(string baseDirectory, string? listed)
    {
        var folders = new List<CaseFolder> { new(System.IO.Path.Combine(baseDirectory, "Cases"), "own cases") };
        if (RepositoryRoot(baseDirectory) is { } root)
        {
            folders.Add(new CaseFolder(System.IO.Path.GetFullPath(System.IO.Path.Combine(root, "..", "shared", "cases")), "shared cases beside the repository"));
        }

        folders.AddRange((listed ?? "")
            .Split(':', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(path => new CaseFolder(System.IO.Path.GetFullPath(path), Variable)));
        return [.. folders.DistinctBy(folder => folder.Path, StringComparer.Ordinal)];
    }

    /// <summary>Every line of every case file, in ordinal order of the files. Blank lines are not rows.</summary>
    public IEnumerable<CaseRow> Rows() =>
        from path in Directory.EnumerateFiles(Path, "*.jsonl").Order(StringComparer.Ordinal)
        from row in File.ReadLines(path).Select((text, index) => new CaseRow(path, index + 1, text))
        where !string.IsNullOrWhiteSpace(row.Json)
        select row;

    private static string? RepositoryRoot(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (folder.GetFiles("CustomerLifecycle.sln").Length > 0)
            {
                return folder.FullName;
            }
        }

        return null;
    }
}
