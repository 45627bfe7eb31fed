using System.Globalization;
using CustomerLifecycle.Routing.Simulation;

namespace CustomerLifecycle.Tool.Routing;

/// <summary>Figures with their intervals as text.</summary>
internal static class Figures
{
    private const string None = "-";

    internal static string Count(Estimate estimate) => With(estimate, value => value.ToString("0.0", CultureInfo.InvariantCulture));

    internal static string Index(Estimate estimate) => With(estimate, value => value.ToString("0.000", CultureInfo.InvariantCulture));

    internal static string Share(Estimate estimate) => With(estimate, value => (value * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %");

    internal static string Denominator(ServiceLevelDenominator denominator) => denominator switch
    {
        ServiceLevelDenominator.Arrivals => "all arrivals",
        ServiceLevelDenominator.Answered => "those answered",
        _ => "those answered and those who gave up later than that",
    };

    private static string With(Estimate estimate, Func<double, string> write) => estimate switch
    {
        { Mean: null } => None,
        { Low: { } low, High: { } high } => $"{write(estimate.Mean.Value)} [{write(low)}, {write(high)}]",
        _ => write(estimate.Mean.Value),
    };
}
