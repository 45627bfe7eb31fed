using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CustomerLifecycle;

/// <summary>Makes UUIDs of version 8 (RFC 9562, section 5.8) from (run, scope, ordinal): the same steps of the same run make the same
/// identifiers, also after a crash and a restart.</summary>
/// <remarks>Thread-safe; the ordinal counts per scope and asynchronous flow. Outside any scope the ordinal counts per generator. For
/// simulations, samples and tests: whoever knows the run can guess the identifiers.</remarks>
public sealed class DeterministicIdGenerator : IIdGenerator
{
    private readonly AsyncLocal<Scope?> _current = new();
    private readonly Scope _root;

    /// <summary>Creates a generator for one run.</summary>
    /// <param name="run">Names the run; any text, not empty.</param>
    /// <exception cref="ArgumentException"><paramref name="run"/> is empty.</exception>
    public DeterministicIdGenerator(string run)
    {
        ArgumentException.ThrowIfNullOrEmpty(run);
        _root = new Scope(run);
    }

    /// <inheritdoc/>
    public Guid NewGuid()
    {
        Scope scope = _current.Value ?? _root;
        int ordinal = Interlocked.Increment(ref scope.Ordinal);
        int length = Encoding.UTF8.GetByteCount(scope.Name);
        byte[] input = new byte[length + sizeof(int)];
        Encoding.UTF8.GetBytes(scope.Name, input);
        BinaryPrimitives.WriteInt32BigEndian(input.AsSpan(length), ordinal);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(input, hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }

    /// <inheritdoc/>
    public IDisposable EnterScope(string scope)
    {
        ArgumentException.ThrowIfNullOrEmpty(scope);
        Exit exit = new(this, _current.Value);
        _current.Value = new Scope(_root.Name + '\n' + scope);
        return exit;
    }

    private sealed class Scope(string name)
    {
        internal int Ordinal;

        internal string Name { get; } = name;
    }

    private sealed class Exit(DeterministicIdGenerator owner, Scope? outer) : IDisposable
    {
        public void Dispose() => owner._current.Value = outer;
    }
}
