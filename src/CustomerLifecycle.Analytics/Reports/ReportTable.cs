namespace CustomerLifecycle.Analytics;

/// <summary>
/// A table that the screen and every export are written from, so that they cannot disagree.
/// </summary>
public sealed record ReportTable
{
    private static readonly string[] Parts = ["numerator", "denominator", "n", "excluded"];

    /// <summary>The caption, or null.</summary>
    public string? Caption { get; init; }

    /// <summary>The columns.</summary>
    public required IReadOnlyList<ReportColumn> Columns { get; init; }

    /// <summary>The rows; each has a cell for each column.</summary>
    public required IReadOnlyList<IReadOnlyList<ReportCell>> Rows { get; init; }

    /// <summary>The last row with the totals, or null.</summary>
    public IReadOnlyList<ReportCell>? Total { get; init; }

    /// <summary>Makes a table of a KPI report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="caption">The caption, or null.</param>
    /// <param name="withParts">Whether each value is followed by its numerator, denominator, n and number of excluded rows.</param>
    /// <param name="texts">The words that are not names, English unless given.</param>
    public static ReportTable Of(KpiReport report, string? caption = null, bool withParts = false, ReportTexts? texts = null)
    {
        ArgumentNullException.ThrowIfNull(report);
        texts ??= ReportTexts.English;
        List<ReportColumn> columns = [];
        if (report.Query.Bucket is { } bucket)
        {
            columns.Add(new("bucket", bucket.ToString()));
        }

        columns.AddRange(report.Dimensions.Select(dimension => new ReportColumn(dimension.Name, dimension.Title)));
        var labels = columns.Count;
        foreach (var definition in report.Definitions)
        {
            columns.Add(new(definition.Name, definition.Title));
            if (withParts)
            {
                columns.AddRange(Parts
                    .Select(part => new ReportColumn($"{definition.Name}_{part}", $"{definition.Title}: {part}")));
            }
        }

        var total = Cells(report.Total, withParts);
        return new()
        {
            Caption = caption,
            Columns = columns,
            Rows = labels == 0 ? [[.. total]] : [.. report.Rows.Select(row => (IReadOnlyList<ReportCell>)[.. Labels(row.Group, texts), .. Cells(row, withParts)])],
            Total = labels == 0 ? null : [ReportCell.Text(texts.Total), .. Enumerable.Repeat(ReportCell.Text(""), labels - 1), .. total],
        };
    }

    /// <summary>Makes a table of a top list, with the remainder and the rows without a value, so that it adds up.</summary>
    /// <param name="top">The list.</param>
    /// <param name="heading">The heading of the first column.</param>
    /// <param name="caption">The caption, or null.</param>
    /// <param name="texts">The words that are not names, English unless given.</param>
    public static ReportTable Of(TopList top, string heading, string? caption = null, ReportTexts? texts = null)
    {
        ArgumentNullException.ThrowIfNull(top);
        texts ??= ReportTexts.English;
        List<(string Name, long Count)> rows = [.. top.Items.Select(item => (item.Name, item.Count))];
        rows.AddRange(new[] { (texts.Other, top.Other), (texts.None, top.Unknown) }.Where(row => row.Item2 > 0));
        return new()
        {
            Caption = caption,
            Columns = [new("value", heading), new("count", texts.Count), new("share", texts.Share)],
            Rows = [.. rows.Select(row => Line(row.Name, row.Count, top.Total))],
            Total = Line(texts.Total, top.Total, top.Total),
        };
    }

    private static IReadOnlyList<ReportCell> Line(string name, long count, long total) =>
    [
        ReportCell.Text(name), ReportCell.Number((decimal)count), ReportCell.Number(total == 0 ? null : (double)count / total, KpiUnit.Ratio),
    ];

    private static IEnumerable<ReportCell> Labels(KpiGroup group, ReportTexts texts)
    {
        if (group.Bucket is { } bucket)
        {
            yield return ReportCell.Text(bucket.Label);
        }

        foreach (var value in group.Values)
        {
            yield return ReportCell.Text(value ?? texts.None);
        }
    }

    private static IEnumerable<ReportCell> Cells(KpiRow row, bool withParts)
    {
        foreach (var value in row.Values)
        {
            yield return ReportCell.Of(value);
            if (withParts)
            {
                yield return ReportCell.Number(value.Numerator);
                yield return ReportCell.Number(value.Denominator);
                yield return ReportCell.Number((decimal)value.N);
                yield return ReportCell.Number((decimal)value.ExcludedCount);
            }
        }
    }
}
