using CustomerLifecycle.Customers.Identity;
using CustomerLifecycle.Customers.Privacy;
using CustomerLifecycle.Customers.Profiles;
using CustomerLifecycle.Events;
using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Customers.Storage;

/// <summary>Customers in memory, with the promises of a database.</summary>
internal sealed class InMemoryCustomerStore(InMemoryStorage storage) : ICustomerStore
{
    private readonly Dictionary<TenantId, Tenant> _tenants = [];

    public Task<IdentitySnapshot> LoadIdentityAsync(
        TenantId tenant, IReadOnlyList<ContactPoint> points, IReadOnlyList<CustomerId> customers, CancellationToken cancellationToken = default) =>
        Task.FromResult(storage.Read(() =>
        {
            Tenant data = Of(tenant);
            IdentityGraph graph = data.Graph.Around(points, customers);
            return new IdentitySnapshot
            {
                Graph = graph,
                RecordVersions = graph.Records.ToDictionary(record => record, record => data.Records[record]),
                PointVersions = graph.Records.SelectMany(graph.PointsOfRecord).Distinct().ToDictionary(point => point, point => data.Points[point]),
            };
        }));

    public Task<CustomerFacts> LoadFactsAsync(TenantId tenant, IReadOnlyList<CustomerId> records, CancellationToken cancellationToken = default) =>
        Task.FromResult(storage.Read(() =>
        {
            Tenant data = Of(tenant);
            return new CustomerFacts
            {
                Values = [.. records.SelectMany(record => Facts(data.Values, record))
                    .OrderBy(value => value.Name, StringComparer.Ordinal).ThenBy(value => value.Source, StringComparer.Ordinal).ThenBy(value => value.ObservedAt)],
                Tags = [.. records.SelectMany(record => Facts(data.Tags, record))
                    .OrderBy(tag => tag.Name, StringComparer.Ordinal).ThenBy(tag => tag.Source, StringComparer.Ordinal).ThenBy(tag => tag.AddedAt)],
                Consents = [.. records.SelectMany(record => Facts(data.Consents, record))
                    .OrderBy(consent => consent.At).ThenBy(consent => consent.Purpose, StringComparer.Ordinal).ThenBy(consent => consent.Channel?.Value ?? "", StringComparer.Ordinal)],
            };
        }));

    public Task<string?> RecallAsync(TenantId tenant, string key, CancellationToken cancellationToken = default) =>
        Task.FromResult(Recall.From(storage, tenant, key));

    public Task<CommitResult> CommitAsync(CustomerCommit commit, CancellationToken cancellationToken = default)
    {
        StorageCommit stored = new()
        {
            Tenant = commit.Tenant,
            Stream = commit.Stream,
            Events = commit.Events,
            IdempotencyKey = commit.IdempotencyKey,
            Result = commit.Result,
        };
        return Task.FromResult(storage.Commit(stored, () => Apply(Of(commit.Tenant), commit)));
    }

    public Task<CommitResult> EraseAsync(
        TenantId tenant, IdentitySnapshot basis, IReadOnlyList<IntegrationEvent> events, CancellationToken cancellationToken = default)
    {
        CustomerId first = basis.RecordVersions.Keys.OrderBy(record => record.Value, StringComparer.Ordinal).First();
        StorageCommit stored = new() { Tenant = tenant, Stream = "customer/" + first.Value, Events = events };
        return Task.FromResult(storage.Commit(stored, () =>
        {
            Tenant data = Of(tenant);
            if (!IsCurrent(data, basis, basis.RecordVersions.Keys, basis.PointVersions.Keys))
            {
                return false;
            }

            foreach (CustomerId record in basis.RecordVersions.Keys)
            {
                data.Graph.Remove(record);
                data.Records.Remove(record);
                data.Values.Remove(record);
                data.Tags.Remove(record);
                data.Consents.Remove(record);
            }

            foreach (ContactPoint point in basis.PointVersions.Keys)
            {
                if (data.Graph.LinksOf(point).Count == 0)
                {
                    data.Points.Remove(point);
                }
                else
                {
                    data.Points[point]++;
                }
            }

            return true;
        }));
    }

    private static bool Apply(Tenant data, CustomerCommit commit)
    {
        if (!IsCurrent(data, commit.Basis, commit.Touched, commit.TouchedPoints) || commit.Founded.Any(data.Records.ContainsKey))
        {
            return false;
        }

        foreach (CustomerId record in commit.Founded.Concat(commit.Touched))
        {
            data.Records[record] = data.Records.GetValueOrDefault(record) + 1;
        }

        foreach (ContactPoint point in commit.TouchedPoints)
        {
            data.Points[point] = data.Points.GetValueOrDefault(point) + 1;
        }

        foreach (IdentityChange change in commit.Identity)
        {
            data.Graph.Apply(change);
        }

        List<ProfileValue> values = Facts(data.Values, commit.Customer);
        foreach (ProfileValue value in commit.Values)
        {
            if (!values.Any(known => IsSame(known.Name, known.Source, value.Name, value.Source) && known.ObservedAt > value.ObservedAt))
            {
                values.RemoveAll(known => IsSame(known.Name, known.Source, value.Name, value.Source));
                values.Add(value);
            }
        }

        foreach (CustomerTag tag in commit.Tags)
        {
            Facts(data.Tags, commit.Customer).RemoveAll(known => IsSame(known.Name, known.Source, tag.Name, tag.Source));
            Facts(data.Tags, commit.Customer).Add(tag);
        }

        foreach (CustomerId record in commit.RemovedTags.Count == 0 ? [] : commit.Basis.Graph.RecordsOf(commit.Customer))
        {
            Facts(data.Tags, record).RemoveAll(known => commit.RemovedTags.Any(tag => IsSame(known.Name, known.Source, tag.Name, tag.Source)));
        }

        List<ConsentRecord> consents = Facts(data.Consents, commit.Customer);
        consents.AddRange(commit.Consents.Where(consent => !consents.Any(known =>
            known.Purpose == consent.Purpose && known.Channel == consent.Channel && known.At == consent.At && known.Granted == consent.Granted)));
        return true;
    }

    private static bool IsCurrent(Tenant data, IdentitySnapshot basis, IEnumerable<CustomerId> records, IEnumerable<ContactPoint> points) =>
        records.All(record => data.Records.GetValueOrDefault(record) == basis.RecordVersions[record])
        && points.All(point => data.Points.GetValueOrDefault(point) == basis.PointVersions.GetValueOrDefault(point));

    private static bool IsSame(string name, string source, string otherName, string otherSource) =>
        string.Equals(name, otherName, StringComparison.Ordinal) && string.Equals(source, otherSource, StringComparison.Ordinal);

    private static List<T> Facts<T>(Dictionary<CustomerId, List<T>> facts, CustomerId record)
    {
        if (!facts.TryGetValue(record, out List<T>? list))
        {
            facts.Add(record, list = []);
        }

        return list;
    }

    private Tenant Of(TenantId tenant)
    {
        if (!_tenants.TryGetValue(tenant, out Tenant? data))
        {
            _tenants.Add(tenant, data = new Tenant());
        }

        return data;
    }

    private sealed class Tenant
    {
        internal IdentityGraph Graph { get; } = new();

        internal Dictionary<CustomerId, long> Records { get; } = [];

        internal Dictionary<ContactPoint, long> Points { get; } = [];

        internal Dictionary<CustomerId, List<ProfileValue>> Values { get; } = [];

        internal Dictionary<CustomerId, List<CustomerTag>> Tags { get; } = [];

        internal Dictionary<CustomerId, List<ConsentRecord>> Consents { get; } = [];
    }
}
