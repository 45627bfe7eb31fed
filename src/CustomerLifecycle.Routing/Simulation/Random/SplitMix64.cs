namespace CustomerLifecycle.Routing.Simulation;

/// <summary>SplitMix64 (Steele, Lea and Flood 2014, "Fast splittable pseudorandom number generators"): turns any seeds, also
/// neighbouring ones, into states that have nothing to do with each other.</summary>
internal static class SplitMix64
{
    public static ulong Next(ref ulong state)
    {
        ulong z = state += 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }

    /// <summary>One seed out of several numbers, whose order counts.</summary>
    public static ulong Combine(ulong seed, ulong first, ulong second, ulong third)
    {
        ulong state = seed;
        state = Next(ref state) ^ first;
        state = Next(ref state) ^ second;
        state = Next(ref state) ^ third;
        return Next(ref state);
    }
}
