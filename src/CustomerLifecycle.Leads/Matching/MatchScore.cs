using System.Globalization;
using System.Text;

namespace CustomerLifecycle.Leads.Matching;

/// <summary>How likely two records are one, and why.</summary>
public sealed record MatchScore
{
    /// <summary>log2 of the prior odds, in bits: where the waterfall begins.</summary>
    public required double PriorWeight { get; init; }

    /// <summary>The fields both records have, in the order of the schema; a missing field says nothing.</summary>
    public required IReadOnlyList<FieldScore> Fields { get; init; }

    /// <summary>log2 of the odds that both are one, in bits.</summary>
    public required double Weight { get; init; }

    /// <summary>The probability that both are one, 0 to 1.</summary>
    public double Probability => 1 / (1 + Math.Pow(2, -Weight));

    /// <summary>The fields that speak for a match, strongest first, in one line such as <c>email exact (+22.7), name exact (+11.4)</c>.</summary>
    public string Reason => string.Join(", ", Fields
        .Where(score => score.Weight > 0)
        .OrderByDescending(score => score.Weight)
        .Select(score => string.Create(CultureInfo.InvariantCulture, $"{score.Field} {score.Level} (+{score.Weight:F1})")));

    /// <summary>The waterfall as text: the prior, each field's weight and the sum so far, the probability. Contains no personal data.</summary>
    public string Explain()
    {
        var text = new StringBuilder();
        var sum = PriorWeight;
        Line(text, "prior", string.Empty, PriorWeight, sum);
        foreach (var field in Fields)
        {
            sum += field.Weight;
            Line(text, field.Field, field.Level, field.Weight, sum);
        }
        return text.Append(CultureInfo.InvariantCulture, $"probability {Probability:F4}").ToString();
    }

    private static void Line(StringBuilder text, string name, string level, double weight, double sum) =>
        text.Append(CultureInfo.InvariantCulture, $"{name,-10} {level,-16} {weight,8:+0.00;-0.00} {sum,8:+0.00;-0.00}").Append('\n');
}
