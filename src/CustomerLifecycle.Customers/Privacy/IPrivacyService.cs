using CustomerLifecycle.Privacy;

namespace CustomerLifecycle.Customers.Privacy;

/// <summary>Hands out or erases everything about a person, over every registered <see cref="IPersonalDataHolder"/>. Thread-safe.</summary>
public interface IPrivacyService
{
    /// <summary>Everything that is held about a person, holder by holder.</summary>
    /// <param name="tenant">Whose customer it is.</param>
    /// <param name="customer">The customer, by any of its records.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    IAsyncEnumerable<PersonalDataRecord> ExportAsync(TenantId tenant, CustomerId customer, CancellationToken cancellationToken = default);

    /// <summary>Erases everything that is held about a person. Run it again when it was interrupted: erasing twice is harmless.</summary>
    /// <param name="tenant">Whose customer it is.</param>
    /// <param name="customer">The customer, by any of its records.</param>
    /// <param name="cancellationToken">Cancels the call; what was not erased yet stays.</param>
    /// <returns>For each holder, by its name, the number of records that were erased or stripped of the person.</returns>
    Task<IReadOnlyDictionary<string, int>> EraseAsync(TenantId tenant, CustomerId customer, CancellationToken cancellationToken = default);
}
