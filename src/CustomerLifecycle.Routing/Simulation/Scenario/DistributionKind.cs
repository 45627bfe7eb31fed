namespace CustomerLifecycle.Routing.Simulation;

/// <summary>The family of a <see cref="SimulationDistribution"/>.</summary>
public enum DistributionKind
{
    /// <summary>Exponential, by its mean.</summary>
    Exponential,

    /// <summary>Uniform, from a least to a greatest value.</summary>
    Uniform,

    /// <summary>Always the same value.</summary>
    Deterministic,

    /// <summary>Lognormal, by mean and standard deviation of the value itself.</summary>
    LogNormal,

    /// <summary>Gamma, by shape and scale; its mean is their product.</summary>
    Gamma,
}
