using CustomerLifecycle.Customers.Identity;
using CustomerLifecycle.Customers.Privacy;
using CustomerLifecycle.Customers.Profiles;
using CustomerLifecycle.Events;
using CustomerLifecycle.Storage;
using Dapper;

namespace CustomerLifecycle.Customers.Storage;

/// <summary>Customers in a relational database.</summary>
internal sealed class RelationalCustomerStore(RelationalStorage storage) : ICustomerStore
{
    public async Task<IdentitySnapshot> LoadIdentityAsync(
        TenantId tenant, IReadOnlyList<ContactPoint> points, IReadOnlyList<CustomerId> customers, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<RecordRow> records = await LoadRecordsAsync(tenant, points, customers, cancellationToken).ConfigureAwait(false);
        IdentityGraph graph = new();
        Dictionary<CustomerId, long> recordVersions = [];
        Dictionary<ContactPoint, long> pointVersions = [];
        foreach (RecordRow row in records)
        {
            graph.Apply(new IdentityChange.Founded(row.ToNode()));
            recordVersions[new CustomerId(row.Customer)] = row.Version;
        }

        if (records.Count > 0)
        {
            CustomerId[] found = [.. records.Select(row => new CustomerId(row.Customer))];
            foreach (LinkRow row in await QueryAsync<LinkRow>(CustomerSql.SelectLinks, tenant, found, cancellationToken).ConfigureAwait(false))
            {
                IdentityLink link = row.ToLink();
                graph.Apply(new IdentityChange.Linked(link));
                pointVersions[link.Point] = row.Version;
                if (row.IsShared != 0)
                {
                    graph.Apply(new IdentityChange.Shared(link.Point));
                }
            }

            foreach (MergeRow row in await QueryAsync<MergeRow>(CustomerSql.SelectMerges, tenant, found, cancellationToken).ConfigureAwait(false))
            {
                graph.Apply(new IdentityChange.MergeChanged(row.ToMerge()));
            }
        }

        return new IdentitySnapshot { Graph = graph, RecordVersions = recordVersions, PointVersions = pointVersions };
    }

    public async Task<CustomerFacts> LoadFactsAsync(TenantId tenant, IReadOnlyList<CustomerId> records, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<ValueRow> values = await QueryAsync<ValueRow>(CustomerSql.SelectValues, tenant, records, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<TagRow> tags = await QueryAsync<TagRow>(CustomerSql.SelectTags, tenant, records, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<ConsentRow> consents = await QueryAsync<ConsentRow>(CustomerSql.SelectConsents, tenant, records, cancellationToken).ConfigureAwait(false);
        return new CustomerFacts
        {
            Values = [.. values.Select(row => row.ToValue())],
            Tags = [.. tags.Select(row => row.ToTag())],
            Consents = [.. consents.Select(row => row.ToConsent())],
        };
    }

    public Task<string?> RecallAsync(TenantId tenant, string key, CancellationToken cancellationToken = default) =>
        Recall.FromAsync(storage, tenant, key, cancellationToken);

    public Task<CommitResult> CommitAsync(CustomerCommit commit, CancellationToken cancellationToken = default) => storage.CommitAsync(
        new StorageCommit
        {
            Tenant = commit.Tenant,
            Stream = commit.Stream,
            Statements = CustomerSql.Write(commit),
            Events = commit.Events,
            IdempotencyKey = commit.IdempotencyKey,
            Result = commit.Result,
        },
        cancellationToken);

    public Task<CommitResult> EraseAsync(
        TenantId tenant, IdentitySnapshot basis, IReadOnlyList<IntegrationEvent> events, CancellationToken cancellationToken = default) => storage.CommitAsync(
        new StorageCommit
        {
            Tenant = tenant,
            Stream = "customer/" + basis.RecordVersions.Keys.Select(record => record.Value).Order(StringComparer.Ordinal).First(),
            Statements = CustomerSql.Erase(tenant, basis),
            Events = events,
        },
        cancellationToken);

    private Task<IReadOnlyList<T>> QueryAsync<T>(string sql, TenantId tenant, IReadOnlyList<CustomerId> customers, CancellationToken cancellationToken)
    {
        DynamicParameters parameters = Sql.Parameters(tenant);
        return storage.QueryAsync<T>(sql.Replace("{customers}", Sql.In(parameters, customers), StringComparison.Ordinal), parameters, cancellationToken);
    }

    private Task<IReadOnlyList<RecordRow>> LoadRecordsAsync(
        TenantId tenant, IReadOnlyList<ContactPoint> points, IReadOnlyList<CustomerId> customers, CancellationToken cancellationToken)
    {
        DynamicParameters parameters = Sql.Parameters(tenant);
        List<string> seeds = [];
        for (int i = 0; i < points.Count; i++)
        {
            Sql.Point(parameters, i, points[i]);
            seeds.Add($"SELECT customer FROM cl_customers_links WHERE tenant = @tenant AND kind = @kind{i} AND value = @value{i}");
        }

        if (customers.Count > 0)
        {
            seeds.Add("SELECT customer FROM cl_customers_records WHERE tenant = @tenant AND customer IN " + Sql.In(parameters, customers));
        }

        if (seeds.Count == 0)
        {
            return Task.FromResult<IReadOnlyList<RecordRow>>([]);
        }

        return storage.QueryAsync<RecordRow>(
            "SELECT customer AS Customer, root AS Root, created_at AS CreatedAt, version AS Version FROM cl_customers_records "
            + "WHERE tenant = @tenant AND root IN (SELECT root FROM cl_customers_records WHERE tenant = @tenant AND customer IN ("
            + string.Join(" UNION ", seeds) + "))",
            parameters,
            cancellationToken);
    }
}
