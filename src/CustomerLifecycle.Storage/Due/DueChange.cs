namespace CustomerLifecycle.Storage;

/// <summary>A change of the due-time index: something becomes due at an instant, or no longer does.</summary>
/// <remarks>There is at most one item per tenant, kind and key; scheduling it again moves it.</remarks>
public sealed record DueChange
{
    private DueChange(string kind, string key, DateTimeOffset? dueAt, string payload) =>
        (Kind, Key, DueAt, Payload) = (kind, key, dueAt, payload);

    /// <summary>The kind of item: names its <see cref="IDueHandler"/>.</summary>
    public string Kind { get; }

    /// <summary>The item's key within its kind.</summary>
    public string Key { get; }

    /// <summary>When it is due, UTC; <see langword="null"/> when it no longer is.</summary>
    public DateTimeOffset? DueAt { get; }

    /// <summary>What the handler is given.</summary>
    public string Payload { get; }

    /// <summary>Schedules an item, or moves it.</summary>
    /// <param name="kind">The kind, such as <c>tickets.sla</c>; at most 400 characters.</param>
    /// <param name="key">The key within the kind; at most 400 characters.</param>
    /// <param name="dueAt">When it is due.</param>
    /// <param name="payload">What the handler is given.</param>
    public static DueChange Schedule(string kind, string key, DateTimeOffset dueAt, string payload = "")
    {
        ArgumentException.ThrowIfNullOrEmpty(kind);
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentNullException.ThrowIfNull(payload);
        return new(kind, key, dueAt, payload);
    }

    /// <summary>Removes an item; harmless when there is none.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="key">The key within the kind.</param>
    public static DueChange Cancel(string kind, string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(kind);
        ArgumentException.ThrowIfNullOrEmpty(key);
        return new(kind, key, dueAt: null, payload: "");
    }
}
