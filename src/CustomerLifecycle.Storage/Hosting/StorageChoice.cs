namespace CustomerLifecycle.Storage;

/// <summary>A call by which a host chose its storage.</summary>
/// <param name="Call">The call, such as <c>UseSqlite</c>.</param>
/// <param name="Create">Opens the storage.</param>
public sealed record StorageChoice(string Call, Func<IServiceProvider, StorageBackend> Create);
