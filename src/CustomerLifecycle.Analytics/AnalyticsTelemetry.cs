using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace CustomerLifecycle.Analytics;

/// <summary>The package's meter and activity source. Tags never hold tenants, ids or personal data.</summary>
internal static class AnalyticsTelemetry
{
    internal const string Name = "CustomerLifecycle.Analytics";

    internal static readonly ActivitySource Source = new(Name);

    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Evidence = Meter.CreateCounter<long>("customerlifecycle.analytics.evidence", description: "Pieces of evidence by what became of them.");

    private static readonly Histogram<double> ReportDuration = Meter.CreateHistogram<double>("customerlifecycle.analytics.report.duration", "s", "Time to compute a report.");

    private static readonly Counter<long> Surveys = Meter.CreateCounter<long>("customerlifecycle.analytics.surveys", description: "Survey steps by outcome.");

    internal static void RecordEvidence(bool added) => Evidence.Add(1, new KeyValuePair<string, object?>("outcome", added ? "added" : "known"));

    internal static void RecordReport(TimeSpan duration) => ReportDuration.Record(duration.TotalSeconds);

    internal static void RecordSurvey(string outcome) => Surveys.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
}
