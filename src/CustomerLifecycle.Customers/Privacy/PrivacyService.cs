using System.Runtime.CompilerServices;
using CustomerLifecycle.Customers.Identity;
using CustomerLifecycle.Customers.Storage;
using CustomerLifecycle.Privacy;

namespace CustomerLifecycle.Customers.Privacy;

internal sealed class PrivacyService(ICustomerStore store, IEnumerable<IPersonalDataHolder> holders) : IPrivacyService
{
    // The customer's own records go last: they know the contact points by which an interrupted erasure goes on.
    private readonly IPersonalDataHolder[] _holders =
        [.. holders.OrderBy(holder => holder is CustomersPersonalData).ThenBy(holder => holder.Name, StringComparer.Ordinal)];

    public async IAsyncEnumerable<PersonalDataRecord> ExportAsync(
        TenantId tenant, CustomerId customer, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (DataSubject subject in await SubjectsAsync(tenant, customer, cancellationToken).ConfigureAwait(false))
        {
            foreach (IPersonalDataHolder holder in _holders)
            {
                await foreach (PersonalDataRecord record in holder.ExportAsync(subject, cancellationToken).ConfigureAwait(false))
                {
                    yield return record;
                }
            }
        }
    }

    public async Task<IReadOnlyDictionary<string, int>> EraseAsync(TenantId tenant, CustomerId customer, CancellationToken cancellationToken = default)
    {
        SortedDictionary<string, int> erased = new(StringComparer.Ordinal);
        IReadOnlyList<DataSubject> subjects = await SubjectsAsync(tenant, customer, cancellationToken).ConfigureAwait(false);
        foreach (IPersonalDataHolder holder in _holders)
        {
            foreach (DataSubject subject in subjects)
            {
                erased[holder.Name] = erased.GetValueOrDefault(holder.Name) + await holder.EraseAsync(subject, cancellationToken).ConfigureAwait(false);
            }
        }

        return erased;
    }

    // Other holders know a merged customer by whichever record was current when they stored it, so each record is asked for. The one that
    // stands for the customer comes first: this module takes the others with it.
    private async Task<IReadOnlyList<DataSubject>> SubjectsAsync(TenantId tenant, CustomerId customer, CancellationToken cancellationToken)
    {
        IdentityGraph graph = (await store.LoadIdentityAsync(tenant, [], [customer], cancellationToken).ConfigureAwait(false)).Graph;
        if (!graph.TryGet(customer, out _))
        {
            return [new DataSubject { Tenant = tenant, Customer = customer }];
        }

        // A number that others share is not this person's alone; what is stored under it stays.
        ContactPoint[] points = [.. graph.PointsOf(customer).Where(point => !graph.IsShared(point))];
        return [.. graph.RecordsOf(customer).OrderByDescending(record => record == graph.RootOf(customer))
            .Select(record => new DataSubject { Tenant = tenant, Customer = record, ContactPoints = points })];
    }
}
