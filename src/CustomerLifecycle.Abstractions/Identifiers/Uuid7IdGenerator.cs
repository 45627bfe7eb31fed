namespace CustomerLifecycle;

/// <summary>Makes UUIDs of version 7 (RFC 9562, section 5.7): ordered by the time of creation, random below the millisecond.</summary>
/// <param name="timeProvider">The clock; UTC milliseconds go into the first 48 bits.</param>
/// <remarks>Thread-safe; the default generator of the suite.</remarks>
public sealed class Uuid7IdGenerator(TimeProvider timeProvider) : IIdGenerator
{
    /// <inheritdoc/>
#pragma warning disable RS0030 // This type is where UUIDs come from.
    public Guid NewGuid() => Guid.CreateVersion7(timeProvider.GetUtcNow());
#pragma warning restore RS0030

    /// <inheritdoc/>
    public IDisposable EnterScope(string scope) => NullScope.Instance;

    private sealed class NullScope : IDisposable
    {
        internal static readonly NullScope Instance = new();

        public void Dispose()
        {
        }
    }
}
