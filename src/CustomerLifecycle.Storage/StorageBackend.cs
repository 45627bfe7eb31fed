using Microsoft.Extensions.DependencyInjection;

namespace CustomerLifecycle.Storage;

/// <summary>The storage a host has chosen: a relational database, or memory.</summary>
public sealed class StorageBackend : IAsyncDisposable, IDisposable
{
    private StorageBackend(RelationalStorage? relational, InMemoryStorage? memory) => (Relational, Memory) = (relational, memory);

    /// <summary>The database, or <see langword="null"/>.</summary>
    public RelationalStorage? Relational { get; }

    /// <summary>The memory, or <see langword="null"/>.</summary>
    public InMemoryStorage? Memory { get; }

    /// <summary>A host that stores in a database.</summary>
    /// <param name="relational">The database.</param>
    public static StorageBackend Over(RelationalStorage relational) => new(relational, memory: null);

    /// <summary>A host that stores in memory.</summary>
    /// <param name="memory">The memory.</param>
    public static StorageBackend Over(InMemoryStorage memory) => new(relational: null, memory);

    /// <summary>Makes a module's store over whatever the host has chosen.</summary>
    /// <typeparam name="TStore">The module's store.</typeparam>
    /// <param name="services">The host's services.</param>
    /// <param name="relational">Makes the store over a database.</param>
    /// <param name="memory">Makes the store in memory.</param>
    /// <exception cref="InvalidOperationException">The host has chosen no storage, or two.</exception>
    public static TStore Create<TStore>(IServiceProvider services, Func<RelationalStorage, TStore> relational, Func<InMemoryStorage, TStore> memory)
    {
        ArgumentNullException.ThrowIfNull(relational);
        ArgumentNullException.ThrowIfNull(memory);
        StorageBackend backend = services.GetRequiredService<StorageBackend>();
        return backend.Relational is { } database ? relational(database) : memory(backend.Memory!);
    }

    /// <summary>Closes the storage after the commits that wait.</summary>
    public ValueTask DisposeAsync() => Relational?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>Closes the storage; commits that wait are still written, in the background.</summary>
    public void Dispose() => Relational?.Dispose();
}
