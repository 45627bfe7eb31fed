using System.Globalization;
using System.Text;
using CustomerLifecycle.Analytics;
using LifecycleDay.Simulation;
using Microsoft.Extensions.DependencyInjection;

namespace LifecycleDay.Reporting;

/// <summary>The report of a day, made from what its database holds and nothing else.</summary>
internal sealed class DayReport
{
    internal const string HtmlFile = "report.html";
    internal const string CsvFile = "kpi.csv";

    private const int LabelWidth = 44;

    private readonly DayFigures _figures;

    private DayReport(DayFigures figures) => _figures = figures;

    internal static async Task<DayReport> LoadAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        new(await ActivatorUtilities.CreateInstance<DayFigureReader>(services).ReadAsync(cancellationToken));

    internal async Task WriteAsync(string folder, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, HtmlFile), DayPage.Create(_figures).ToString(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancellationToken);
        await using FileStream csv = File.Create(Path.Combine(folder, CsvFile));
        await KpiCsvWriter.WriteAsync(ReportTable.Of(_figures.ByChannel, withParts: true), csv, cancellationToken);
    }

    /// <summary>The day in one screen of plain text.</summary>
    internal string Summary()
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"\n{Shop.Name}, {_figures.Date:yyyy-MM-dd} ({Shop.Zone})\n\n");
        foreach (KpiValue value in _figures.Overview.Total.Values)
        {
            string made = value.Definition.Unit == KpiUnit.Ratio && value.Denominator > 0
                ? string.Create(CultureInfo.InvariantCulture, $"  {value.Numerator:0} of {value.Denominator:0}")
                : "";
            text.Append("  ").Append(value.Definition.Title.PadRight(LabelWidth)).Append(KpiFormat.Display(value).PadLeft(12)).Append(made).Append('\n');
        }

        foreach ((string label, long count) in _figures.LeadCounts)
        {
            text.Append("  ").Append(("Leads " + label).PadRight(LabelWidth)).Append(count.ToString(CultureInfo.InvariantCulture).PadLeft(12)).Append('\n');
        }

        text.Append(CultureInfo.InvariantCulture, $"  {"Rows of the input left out".PadRight(LabelWidth)}{_figures.Problems.Select(problem => (problem.File, problem.Line)).Distinct().Count(),12}\n\n");
        return text.ToString();
    }
}
