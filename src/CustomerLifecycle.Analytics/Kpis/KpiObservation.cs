namespace CustomerLifecycle.Analytics;

/// <summary>What one row means to one KPI: outside its population, excluded for a reason, or counted.</summary>
public readonly record struct KpiObservation
{
    private KpiObservation(bool counted, decimal numerator, decimal denominator, string? exclusion)
    {
        IsCounted = counted;
        Numerator = numerator;
        Denominator = denominator;
        Exclusion = exclusion;
    }

    /// <summary>The row is not of the KPI's population and leaves no trace in its value.</summary>
    public static KpiObservation NotInPopulation => default;

    /// <summary>Whether the row enters the numerator and denominator.</summary>
    public bool IsCounted { get; }

    /// <summary>What the row adds to the numerator; the sample itself for a quantile.</summary>
    public decimal Numerator { get; }

    /// <summary>What the row adds to the denominator.</summary>
    public decimal Denominator { get; }

    /// <summary>Why the row was left out, or null.</summary>
    public string? Exclusion { get; }

    /// <summary>Counts the row.</summary>
    /// <param name="numerator">Added to the numerator; for a duration, seconds (see <see cref="Seconds"/>).</param>
    /// <param name="denominator">Added to the denominator; 1 unless the definition weighs rows.</param>
    public static KpiObservation Counted(decimal numerator, decimal denominator = 1) => new(true, numerator, denominator, null);

    /// <summary>Counts the row in the denominator, and in the numerator when <paramref name="hit"/>.</summary>
    public static KpiObservation Of(bool hit) => Counted(hit ? 1 : 0);

    /// <summary>Counts a duration, in seconds exact to 100 ns.</summary>
    public static KpiObservation Seconds(TimeSpan duration) => Counted((decimal)duration.Ticks / TimeSpan.TicksPerSecond);

    /// <summary>Leaves the row out and records why.</summary>
    /// <param name="reason">A short fixed phrase; the value reports how many rows each reason left out.</param>
    public static KpiObservation Excluded(string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return new(false, 0, 0, reason);
    }
}
