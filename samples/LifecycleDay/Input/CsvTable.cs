using CsvHelper;

namespace LifecycleDay.Input;

/// <summary>Reads a CSV file row by row; a row that does not fit becomes a problem and the rest goes on.</summary>
internal static class CsvTable
{
    internal static IReadOnlyList<T> Read<T>(string path, string[] columns, Func<CsvLine, T?> parse, List<InputProblem> problems)
        where T : class
    {
        string file = Path.GetFileName(path);
        if (!File.Exists(path))
        {
            throw new InputException($"{path}: there is no such file. Name a CSV file with the columns {string.Join(", ", columns)}.");
        }

        using FileStream stream = File.OpenRead(path);
        using CsvReader csv = CsvReader.Create(stream, new CsvReaderOptions { Separator = ',', TrackLineNumbers = true, IncludeValuesInExceptions = false }, leaveOpen: true);
        csv.ReadHeader();
        string[] missing = [.. columns.Where(column => !csv.TryGetFieldIndex(column, out _))];
        if (missing.Length > 0)
        {
            throw new InputException($"{path}, line 1: the header has no column {string.Join(", ", missing)}; expected {string.Join(",", columns)}.");
        }

        List<T> rows = [];
        while (csv.Read())
        {
            CsvLine row = new(csv, file, csv.LineNumber, problems);
            if (csv.FieldCount != csv.Headers.Count)
            {
                row.Problem("(all)", $"{csv.Headers.Count} columns, found {csv.FieldCount}");
                continue;
            }

            if (parse(row) is { } parsed && !row.HasProblems)
            {
                rows.Add(parsed);
            }
        }

        return rows;
    }
}
