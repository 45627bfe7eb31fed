using CustomerLifecycle.Customers.Identity;
using CustomerLifecycle.Customers.Storage;
using Microsoft.Extensions.Options;

namespace CustomerLifecycle.Customers.Privacy;

internal sealed class ConsentService(ICustomerStore store, IOptions<CustomersOptions> options, IIdGenerator ids, TimeProvider timeProvider) : IConsentService
{
    private readonly FactsWriter _facts = new(store, options.Value, ids, timeProvider);

    public Task<CustomerResult> DeclareAsync(
        TenantId tenant, CustomerId customer, ConsentRecord declaration, string? idempotencyKey = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(declaration);
        if (declaration.Problem() is { } problem)
        {
            throw new ArgumentException(problem, nameof(declaration));
        }

        return _facts.ChangeAsync(
            tenant, customer, expectedVersion: null, Commands.Key("consent", idempotencyKey), (_, _) => new FactsChange { Consents = [declaration] }, cancellationToken);
    }

    public async Task<ConsentDecision> DecideAsync(
        TenantId tenant, CustomerId customer, string purpose, Channel channel, CancellationToken cancellationToken = default) =>
        ConsentDecision.Evaluate(
            await GetHistoryAsync(tenant, customer, cancellationToken).ConfigureAwait(false), purpose, channel, timeProvider.GetUtcNow());

    public async Task<IReadOnlyList<ConsentRecord>> GetHistoryAsync(TenantId tenant, CustomerId customer, CancellationToken cancellationToken = default)
    {
        IdentityGraph graph = (await store.LoadIdentityAsync(tenant, [], [customer], cancellationToken).ConfigureAwait(false)).Graph;
        return graph.TryGet(customer, out _)
            ? (await store.LoadFactsAsync(tenant, graph.RecordsOf(customer), cancellationToken).ConfigureAwait(false)).Consents
            : [];
    }
}
