namespace CustomerLifecycle.Customers.Privacy;

/// <summary>Keeps what customers consented to. Thread-safe.</summary>
public interface IConsentService
{
    /// <summary>Adds a declaration: consent or its withdrawal.</summary>
    /// <param name="tenant">Whose customer it is.</param>
    /// <param name="customer">The customer, by any of its records.</param>
    /// <param name="declaration">The declaration.</param>
    /// <param name="idempotencyKey">A repeat under the same key answers the same and has no further effect; 1 to 300 characters, or null.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">The declaration is not valid; the message says why.</exception>
    Task<CustomerResult> DeclareAsync(
        TenantId tenant, CustomerId customer, ConsentRecord declaration, string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>Whether data may be used for a purpose over a channel now.</summary>
    /// <param name="tenant">Whose customer it is.</param>
    /// <param name="customer">The customer, by any of its records.</param>
    /// <param name="purpose">The purpose.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The decision; a customer nobody knows has consented to nothing.</returns>
    Task<ConsentDecision> DecideAsync(
        TenantId tenant, CustomerId customer, string purpose, Channel channel, CancellationToken cancellationToken = default);

    /// <summary>All declarations of a customer, by time.</summary>
    /// <param name="tenant">Whose customer it is.</param>
    /// <param name="customer">The customer, by any of its records.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<IReadOnlyList<ConsentRecord>> GetHistoryAsync(TenantId tenant, CustomerId customer, CancellationToken cancellationToken = default);
}
