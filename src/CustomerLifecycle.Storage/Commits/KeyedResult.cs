namespace CustomerLifecycle.Storage;

/// <summary>A command's idempotency key with the result that is remembered under it.</summary>
/// <param name="Key">The key; at most 400 characters, unique within its tenant.</param>
/// <param name="Result">A short text handed to whoever asks for the key again; at most 4,096 characters.</param>
public sealed record KeyedResult(string Key, string? Result);
