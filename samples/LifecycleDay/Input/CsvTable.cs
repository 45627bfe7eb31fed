using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

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

        using StreamReader text = new(path, Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        using CsvReader csv = new(text, new CsvConfiguration(CultureInfo.InvariantCulture) { BadDataFound = null, MissingFieldFound = null });
        if (!csv.Read() || !csv.ReadHeader())
        {
            throw new InputException($"{path}, line 1: the file is empty; expected the header {string.Join(",", columns)}.");
        }

        string[] missing = [.. columns.Except(csv.HeaderRecord!, StringComparer.Ordinal)];
        if (missing.Length > 0)
        {
            throw new InputException($"{path}, line 1: the header has no column {string.Join(", ", missing)}; expected {string.Join(",", columns)}.");
        }

        List<T> rows = [];
        // The line on which the row begins: a quoted field may hold line breaks.
        long line = csv.Parser.RawRow + 1;
        while (csv.Read())
        {
            CsvLine row = new(csv, file, line, problems);
            line = csv.Parser.RawRow + 1;
            if (csv.Parser.Count != csv.HeaderRecord!.Length)
            {
                row.Problem("(all)", $"{csv.HeaderRecord.Length} columns, found {csv.Parser.Count}");
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
