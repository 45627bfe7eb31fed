using System.Globalization;

namespace CustomerLifecycle.Analytics;

/// <summary>The named choice a KPI was computed under: its thresholds and what it leaves out.</summary>
public sealed record KpiPolicy
{
    /// <summary>The policy of a KPI that has only one.</summary>
    public static KpiPolicy Standard { get; } = new() { Name = "standard", Description = "The definition as stated." };

    /// <summary>The policy's name, unique among the policies of one KPI, such as <c>short-abandons-excluded</c>.</summary>
    public required string Name { get; init; }

    /// <summary>One sentence with every threshold that applies.</summary>
    public required string Description { get; init; }

    /// <inheritdoc />
    public override string ToString() => Name;

    internal static string Seconds(TimeSpan value) =>
        string.Create(CultureInfo.InvariantCulture, $"{value.TotalSeconds:0.###} s");
}
