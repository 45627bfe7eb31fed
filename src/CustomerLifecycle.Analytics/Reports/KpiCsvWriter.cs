using System.Text;

namespace CustomerLifecycle.Analytics;

/// <summary>
/// Writes tables as CSV: RFC 4180 quoting and line ends, a UTF-8 byte-order mark so that Excel reads Chinese, and text that a
/// spreadsheet would run as a formula neutralised by an apostrophe (OWASP, CSV Injection). Numbers stay numbers. Thread-safe.
/// </summary>
public static class KpiCsvWriter
{
    private static readonly UTF8Encoding WithByteOrderMark = new(encoderShouldEmitUTF8Identifier: true);

    /// <summary>Writes a table to a stream, which stays open.</summary>
    /// <param name="table">The table; its total is the last row.</param>
    /// <param name="destination">A writable stream.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public static async Task WriteAsync(ReportTable table, Stream destination, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(destination);
        var writer = new StreamWriter(destination, WithByteOrderMark, leaveOpen: true);
        await using (writer.ConfigureAwait(false))
        {
            var line = new StringBuilder();
            foreach (var row in Lines(table))
            {
                line.Clear();
                AppendLine(line, row);
                await writer.WriteAsync(line, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>The table as text, without the byte-order mark.</summary>
    public static string Write(ReportTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var text = new StringBuilder();
        foreach (var row in Lines(table))
        {
            AppendLine(text, row);
        }

        return text.ToString();
    }

    /// <summary>A text as a cell that no spreadsheet runs as a formula, before quoting.</summary>
    public static string Neutralize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);

        // The full-width forms start a formula in East Asian editions of spreadsheets.
        return text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠' ? "'" + text : text;
    }

    private static IEnumerable<IReadOnlyList<ReportCell>> Lines(ReportTable table)
    {
        yield return [.. table.Columns.Select(column => ReportCell.Text(column.Title))];
        foreach (var row in table.Rows)
        {
            yield return row;
        }

        if (table.Total is { } total)
        {
            yield return total;
        }
    }

    private static void AppendLine(StringBuilder text, IReadOnlyList<ReportCell> cells)
    {
        for (var i = 0; i < cells.Count; i++)
        {
            if (i > 0)
            {
                text.Append(',');
            }

            var raw = cells[i].Raw ?? "";
            Quote(text, cells[i].IsNumber ? raw : Neutralize(raw));
        }

        text.Append("\r\n");
    }

    private static void Quote(StringBuilder text, string cell)
    {
        if (cell.AsSpan().IndexOfAny(",\"\r\n") < 0)
        {
            text.Append(cell);
            return;
        }

        text.Append('"').Append(cell.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
    }
}
