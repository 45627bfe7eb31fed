namespace CustomerLifecycle.PublicApi.Specimens;

public interface IStore<TKey, TValue> : IDisposable
    where TKey : struct, IEquatable<TKey>
    where TValue : class, new()
{
    static abstract int Limit { get; }

    Task<IReadOnlyList<TValue?>> ReadAsync(TKey key, Level level = Level.High, CancellationToken cancellationToken = default);
}
