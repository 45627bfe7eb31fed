namespace CustomerLifecycle.Benchmarks.Ratios;

/// <summary>One figure and its baseline, measured alternately in one process.</summary>
internal interface IRatioMeasurement : IAsyncDisposable
{
    string Name { get; }

    /// <summary>ns, 1/s, s or MiB.</summary>
    string Unit { get; }

    string BaselineName { get; }

    /// <summary>The figure of the design, for information: nothing fails on it.</summary>
    string Goal { get; }

    /// <summary>Why it cannot be measured here, or null.</summary>
    Task<string?> PrepareAsync();

    Task<RatioSample> RunOursAsync();

    Task<RatioSample> RunBaselineAsync();
}
