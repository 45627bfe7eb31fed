using CustomerLifecycle.Customers.Identity;
using CustomerLifecycle.Customers.Profiles;
using CustomerLifecycle.Customers.Storage;
using CustomerLifecycle.Customers.Timeline;
using Microsoft.Extensions.Options;

namespace CustomerLifecycle.Customers;

internal sealed class CustomerService(
    ICustomerStore store, ITimelineStore timeline, IOptions<CustomersOptions> options, IIdGenerator ids, TimeProvider timeProvider) : ICustomerService
{
    private static readonly TimelineKind[] IssueKinds = [TimelineKind.Contact, TimelineKind.Ticket, TimelineKind.Lead];

    private readonly CustomersOptions _options = options.Value;
    private readonly Identifier _identifier = new(store, options.Value, ids, timeProvider);
    private readonly FactsWriter _facts = new(store, options.Value, ids, timeProvider);

    public Task<IdentifyResult> IdentifyAsync(TenantId tenant, IdentifyCustomer command, CancellationToken cancellationToken = default) =>
        _identifier.IdentifyAsync(tenant, command, cancellationToken);

    public async Task<IReadOnlyList<CustomerId>> FindAsync(TenantId tenant, ContactPoint point, CancellationToken cancellationToken = default)
    {
        if (ContactPointNormalizer.Normalize(point, _options.DefaultCallingCode) is not { } normal)
        {
            return [];
        }

        IdentityGraph graph = (await store.LoadIdentityAsync(tenant, [normal], [], cancellationToken).ConfigureAwait(false)).Graph;
        return [.. graph.LinksOf(normal).Select(link => graph.RootOf(link.Customer)).Distinct()];
    }

    public Task<CustomerResult> UndoMergeAsync(TenantId tenant, UndoMerge command, CancellationToken cancellationToken = default) =>
        _identifier.UndoMergeAsync(tenant, command, cancellationToken);

    public Task<CustomerResult> SetProfileValuesAsync(TenantId tenant, SetProfileValues command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        FactsWriter.Check(command.Values);
        return _facts.ChangeAsync(tenant, command.Customer, command.ExpectedVersion, Commands.Key("profile", command.IdempotencyKey), (customer, facts) =>
            facts.Values.Count + command.Values.Count > _options.MaxProfileValues
                ? FactsChange.Refuse(CustomerRejection.TooManyValues)
                : new FactsChange { Values = command.Values, Events = _facts.LevelEvents(tenant, customer, facts, command.Values) }, cancellationToken);
    }

    public Task<CustomerResult> TagAsync(TenantId tenant, TagCustomer command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        CustomerTag tag = command.Tag.AddedAt == default ? command.Tag with { AddedAt = timeProvider.GetUtcNow() } : command.Tag;
        if (tag.Problem() is { } problem)
        {
            throw new ArgumentException(problem, nameof(command));
        }

        return _facts.ChangeAsync(tenant, command.Customer, command.ExpectedVersion, Commands.Key("tag", command.IdempotencyKey), (customer, facts) =>
            facts.Tags.Count >= _options.MaxTags && !facts.Tags.Any(known => known.Name == tag.Name && known.Source == tag.Source)
                ? FactsChange.Refuse(CustomerRejection.TooManyTags)
                : new FactsChange { Tags = [tag], Events = [_facts.Tagged(tenant, customer, tag)] }, cancellationToken);
    }

    public Task<CustomerResult> UntagAsync(TenantId tenant, UntagCustomer command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        CustomerTag tag = new() { Name = command.Tag, Source = command.Source };
        return _facts.ChangeAsync(tenant, command.Customer, command.ExpectedVersion, Commands.Key("untag", command.IdempotencyKey), (customer, facts) =>
            facts.Tags.Any(known => known.Name == tag.Name && known.Source == tag.Source)
                ? new FactsChange { RemovedTags = [tag], Events = [_facts.Untagged(tenant, customer, tag)] }
                : new FactsChange(), cancellationToken);
    }

    public async Task<CustomerView?> GetViewAsync(TenantId tenant, CustomerId customer, CancellationToken cancellationToken = default)
    {
        IdentitySnapshot snapshot = await store.LoadIdentityAsync(tenant, [], [customer], cancellationToken).ConfigureAwait(false);
        if (!snapshot.Graph.TryGet(customer, out _))
        {
            return null;
        }

        IReadOnlyList<CustomerId> records = snapshot.Graph.RecordsOf(customer);
        CustomerFacts facts = await store.LoadFactsAsync(tenant, records, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<TrackedSubject> issues = await timeline.ReadSubjectsAsync(
            tenant, records, IssueKinds, onlyOpen: true, _options.ViewIssues, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<TrackedSubject> contacts = await timeline.ReadSubjectsAsync(
            tenant, records, [TimelineKind.Contact], onlyOpen: false, _options.ViewContacts, cancellationToken).ConfigureAwait(false);
        CustomerId root = snapshot.Graph.RootOf(customer);
        return new CustomerView
        {
            Customer = root,
            Version = snapshot.RecordVersions[root],
            KnownSince = snapshot.Graph.Node(records[0]).CreatedAt,
            Records = records,
            ContactPoints = snapshot.Graph.PointsOf(root),
            Profile = _options.Survivorship.Choose(facts.Values),
            Tags = CustomerTag.Current(facts.Tags, timeProvider.GetUtcNow()),
            Owner = issues.FirstOrDefault(issue => issue.Kind == TimelineKind.Lead && issue.Owner is not null)?.Owner,
            OpenIssues = issues,
            LastContacts = contacts,
            Merges = snapshot.Graph.MergesOf(root),
        };
    }

    public async Task<TimelinePage> GetTimelineAsync(TenantId tenant, CustomerId customer, TimelineQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.Take is < 1 or > TimelineQuery.MaxTake)
        {
            throw new ArgumentException($"TimelineQuery.Take is {query.Take}; a page has 1 to {TimelineQuery.MaxTake} entries.", nameof(query));
        }

        IdentityGraph graph = (await store.LoadIdentityAsync(tenant, [], [customer], cancellationToken).ConfigureAwait(false)).Graph;
        IReadOnlyList<CustomerId> records = graph.TryGet(customer, out _) ? graph.RecordsOf(customer) : [customer];
        IReadOnlyList<TimelineEntry> entries = await timeline.ReadAsync(tenant, records, query with { Take = query.Take + 1 }, cancellationToken).ConfigureAwait(false);
        return entries.Count <= query.Take
            ? new TimelinePage(entries, Next: null)
            : new TimelinePage([.. entries.Take(query.Take)], new TimelineCursor(entries[query.Take - 1].At, entries[query.Take - 1].Event).ToString());
    }
}
