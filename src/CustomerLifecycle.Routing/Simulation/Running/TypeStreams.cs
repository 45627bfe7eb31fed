namespace CustomerLifecycle.Routing.Simulation;

/// <summary>The random numbers of one contact type in one replication, a stream for each purpose.</summary>
internal sealed class TypeStreams(ulong seed, int replication, int type)
{
    public Xoshiro256 Arrivals { get; } = Of(seed, replication, type, RandomPurpose.Arrivals);

    public Xoshiro256 Service { get; } = Of(seed, replication, type, RandomPurpose.Service);

    public Xoshiro256 Patience { get; } = Of(seed, replication, type, RandomPurpose.Patience);

    public Xoshiro256 Retrial { get; } = Of(seed, replication, type, RandomPurpose.Retrial);

    public Xoshiro256 RetrialService { get; } = Of(seed, replication, type, RandomPurpose.RetrialService);

    public Xoshiro256 RetrialPatience { get; } = Of(seed, replication, type, RandomPurpose.RetrialPatience);

    public static Xoshiro256 Of(ulong seed, int replication, int kind, RandomPurpose purpose) =>
        new(SplitMix64.Combine(seed, (ulong)replication, (ulong)kind, (ulong)purpose));
}
