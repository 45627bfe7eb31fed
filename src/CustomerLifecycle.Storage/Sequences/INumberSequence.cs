namespace CustomerLifecycle.Storage;

/// <summary>Hands out numbers, each once for ever within a tenant and sequence. Thread-safe, also over processes.</summary>
public interface INumberSequence
{
    /// <summary>The next number, from 1. A number that is handed out and not used leaves a gap.</summary>
    /// <param name="tenant">Whose sequence.</param>
    /// <param name="name">The sequence, such as <c>tickets</c>.</param>
    /// <param name="idempotencyKey">The same key is given the same number again, for as long as keys are kept (<see cref="StorageOptions.Retention"/>);
    /// <see langword="null"/> = always a new one.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<long> NextAsync(TenantId tenant, string name, string? idempotencyKey, CancellationToken cancellationToken = default);
}
