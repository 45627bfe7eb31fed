using System.Globalization;

namespace CustomerLifecycle.Routing.Simulation;

/// <summary>Values as messages repeat them.</summary>
internal static class ScenarioText
{
    public const string Missing = "missing";
    private const int Longest = 60;

    public static string Shorten(string value) => value.Length <= Longest ? value : value[..Longest] + "...";

    public static string Of(double? value) =>
        value is not { } number || double.IsNaN(number) ? Missing : number.ToString("R", CultureInfo.InvariantCulture);

    public static string Of(string? value) => string.IsNullOrEmpty(value) ? Missing : "\"" + Shorten(value) + "\"";
}
