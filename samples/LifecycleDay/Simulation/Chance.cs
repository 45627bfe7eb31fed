using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace LifecycleDay.Simulation;

/// <summary>Repeatable chance: the same seed and key give the same draw, in whatever order the draws are made.</summary>
internal sealed class Chance(int seed)
{
    /// <summary>A whole number from <paramref name="min"/> to <paramref name="max"/>.</summary>
    internal int Between(string key, int min, int max) => min + (int)(Draw(key) % (ulong)(max - min + 1));

    /// <summary>True in so many of a hundred draws.</summary>
    internal bool Percent(string key, int percent) => Draw(key) % 100 < (ulong)percent;

    private ulong Draw(string key)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{seed}|{key}")), hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }
}
