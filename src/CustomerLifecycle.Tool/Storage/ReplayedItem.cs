namespace CustomerLifecycle.Tool.Storage;

/// <summary>A dead item of the due-time index that was given new attempts.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Key">The key within the kind.</param>
internal sealed record ReplayedItem(string Kind, string Key);
