using System.Numerics;

namespace CustomerLifecycle.Routing.Simulation;

/// <summary>The generator xoshiro256** 1.0 of Blackman and Vigna (2018, "Scrambled linear pseudorandom number generators",
/// https://prng.di.unimi.it/xoshiro256starstar.c), seeded by SplitMix64 as they advise. Ours, so that a seed means the same on every
/// version of .NET.</summary>
internal sealed class Xoshiro256
{
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    public Xoshiro256(ulong seed)
    {
        _s0 = SplitMix64.Next(ref seed);
        _s1 = SplitMix64.Next(ref seed);
        _s2 = SplitMix64.Next(ref seed);
        _s3 = SplitMix64.Next(ref seed);
    }

    /// <summary>For the published test vector, which gives the state itself.</summary>
    public Xoshiro256(ulong s0, ulong s1, ulong s2, ulong s3) => (_s0, _s1, _s2, _s3) = (s0, s1, s2, s3);

    public ulong Next()
    {
        ulong result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        ulong t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>A number above 0 and below 1: the middle of one of 2^52 equal cells, so that a logarithm of it, or of what is missing to
    /// 1, is finite.</summary>
    public double NextOpen() => ((Next() >> 12) + 0.5) * (1.0 / (1UL << 52));
}
