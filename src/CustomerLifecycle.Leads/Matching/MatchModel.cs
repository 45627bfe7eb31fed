using System.Text.Json;

namespace CustomerLifecycle.Leads.Matching;

/// <summary>
/// The weights by which a matcher scores: the prior, and m and u for every level. Fields that it does not name keep the
/// defaults of their comparison. Versioned JSON, so that a model can be reviewed, kept and set by hand.
/// </summary>
public sealed record MatchModel
{
    /// <summary>The format this version of the library writes.</summary>
    public const int CurrentVersion = 1;

    /// <summary>
    /// The default probability that two records drawn at random are one: a list of 100,000 in which each record has one
    /// duplicate. It is not learned from the list, so that a record is judged the same however many others arrived before.
    /// </summary>
    public const double DefaultPrior = 1e-5;

    /// <summary>The version of the format.</summary>
    public int Version { get; init; } = CurrentVersion;

    /// <summary>The probability that two records drawn at random are one; above 0, below 1.</summary>
    public double Prior { get; init; } = DefaultPrior;

    /// <summary>Weights that differ from the defaults.</summary>
    public IReadOnlyList<FieldWeights> Fields { get; init; } = [];

    /// <summary>Reads a model.</summary>
    /// <exception cref="JsonException">The text is no model.</exception>
    /// <exception cref="NotSupportedException">It was written by a newer version of the library.</exception>
    public static MatchModel FromJson(string json)
    {
        var model = JsonSerializer.Deserialize(json, MatchModelJsonContext.Default.MatchModel)
            ?? throw new JsonException("The text 'null' is no match model.");
        return model.Version > CurrentVersion
            ? throw new NotSupportedException($"The match model has version {model.Version}; this library reads up to {CurrentVersion}. Update the package.")
            : model;
    }

    /// <summary>Writes the model.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, MatchModelJsonContext.Default.MatchModel);
}
