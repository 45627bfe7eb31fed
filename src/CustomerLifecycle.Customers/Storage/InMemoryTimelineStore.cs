using CustomerLifecycle.Customers.Timeline;
using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Customers.Storage;

/// <summary>Timelines in memory, with the promises of a database.</summary>
internal sealed class InMemoryTimelineStore(InMemoryStorage storage) : ITimelineStore
{
    private readonly Dictionary<(TenantId Tenant, string Subject), TrackedSubject> _subjects = [];
    private readonly Dictionary<(TenantId Tenant, EventId Event), (CustomerId? Customer, TimelineEntry Entry)> _entries = [];

    public Task<IReadOnlyList<TrackedSubject>> LoadSubjectsAsync(
        TenantId tenant, IReadOnlyList<string> subjects, CancellationToken cancellationToken = default) =>
        Task.FromResult(storage.Read<IReadOnlyList<TrackedSubject>>(() =>
            [.. subjects.Distinct(StringComparer.Ordinal).Where(subject => _subjects.ContainsKey((tenant, subject))).Select(subject => _subjects[(tenant, subject)])]));

    public Task<IReadOnlyList<TrackedSubject>> ReadSubjectsAsync(
        TenantId tenant, IReadOnlyList<CustomerId> records, IReadOnlyList<TimelineKind> kinds, bool onlyOpen, int take,
        CancellationToken cancellationToken = default) =>
        Task.FromResult(storage.Read<IReadOnlyList<TrackedSubject>>(() => [.. _subjects
            .Where(entry => entry.Key.Tenant == tenant).Select(entry => entry.Value)
            .Where(subject => !subject.IsErased && subject.Customer is { } customer && records.Contains(customer)
                && (kinds.Count == 0 || kinds.Contains(subject.Kind)) && (subject.IsOpen || !onlyOpen))
            .OrderByDescending(subject => subject.ChangedAt).ThenBy(subject => subject.Subject, StringComparer.Ordinal).Take(take)]));

    public Task<IReadOnlyList<TimelineEntry>> ReadAsync(
        TenantId tenant, IReadOnlyList<CustomerId> records, TimelineQuery query, CancellationToken cancellationToken = default)
    {
        TimelineCursor? after = query.After is null ? null : TimelineCursor.Parse(query.After);
        return Task.FromResult(storage.Read<IReadOnlyList<TimelineEntry>>(() => [.. _entries
            .Where(entry => entry.Key.Tenant == tenant && entry.Value.Customer is { } customer && records.Contains(customer))
            .Select(entry => entry.Value.Entry)
            .Where(entry => (query.Kinds.Count == 0 || query.Kinds.Contains(entry.Kind)) && (query.Channel is null || entry.Channel == query.Channel))
            .Where(entry => after is not { } cursor || entry.At < cursor.At
                || (entry.At == cursor.At && string.CompareOrdinal(entry.Event.Value, cursor.Event.Value) < 0))
            .OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Event.Value, StringComparer.Ordinal).Take(query.Take)]));
    }

    public Task<CommitResult> CommitAsync(TimelineCommit commit, CancellationToken cancellationToken = default)
    {
        StorageCommit stored = new() { Tenant = commit.Tenant, Stream = commit.Entry.Subject, IdempotencyKey = commit.IdempotencyKey };
        return Task.FromResult(storage.Commit(stored, () => Apply(commit)));
    }

    public Task<int> EraseAsync(
        TenantId tenant, IReadOnlyList<CustomerId> records, IReadOnlyList<string> subjects, CancellationToken cancellationToken = default)
    {
        int erased = 0;
        StorageCommit stored = new() { Tenant = tenant, Stream = TrackedSubject.Of(records[0]) };
        storage.Commit(stored, () =>
        {
            foreach (var (key, (customer, entry)) in _entries.ToList())
            {
                if (key.Tenant == tenant && ((customer is { } known && records.Contains(known)) || subjects.Contains(entry.Subject)
                    || (entry.Conversation is { } conversation && subjects.Contains(conversation))))
                {
                    _entries.Remove(key);
                    erased++;
                }
            }

            foreach (var (key, subject) in _subjects.ToList())
            {
                if (key.Tenant == tenant && !subject.IsErased
                    && ((subject.Customer is { } customer && records.Contains(customer)) || subjects.Contains(subject.Subject)))
                {
                    _subjects[key] = Stripped(subject);
                    erased++;
                }
            }

            foreach (string name in records.Select(TrackedSubject.Of).Concat(subjects))
            {
                _subjects[(tenant, name)] = Stripped(_subjects.GetValueOrDefault((tenant, name))
                    ?? new TrackedSubject { Subject = name, Kind = name.StartsWith("customer/", StringComparison.Ordinal) ? TimelineKind.Customer : TimelineKind.Conversation });
            }

            return true;
        });
        return Task.FromResult(erased);
    }

    private static TrackedSubject Stripped(TrackedSubject subject) =>
        subject with { Title = null, State = null, Owner = null, IsOpen = false, IsErased = true, Version = subject.Version + 1 };

    private bool Apply(TimelineCommit commit)
    {
        TenantId tenant = commit.Tenant;
        if (commit.Subjects.Any(subject => (_subjects.GetValueOrDefault((tenant, subject.Subject))?.Version ?? 0) != subject.Version))
        {
            return false;
        }

        foreach (TrackedSubject subject in commit.Subjects)
        {
            _subjects[(tenant, subject.Subject)] = subject with { Version = subject.Version + 1 };
        }

        bool erased = commit.Customer is { } owner && _subjects.GetValueOrDefault((tenant, TrackedSubject.Of(owner)))?.IsErased == true;
        if (!erased)
        {
            _entries.TryAdd((tenant, commit.Entry.Event), (commit.Customer, commit.Entry));
        }

        foreach (string adopted in commit.Customer is null ? [] : commit.Adopted)
        {
            foreach (var (key, (customer, entry)) in _entries.ToList())
            {
                if (key.Tenant == tenant && customer is null && (entry.Subject == adopted || entry.Conversation == adopted))
                {
                    _entries[key] = (commit.Customer, entry);
                }
            }

            foreach (var (key, subject) in _subjects.ToList())
            {
                if (key.Tenant == tenant && subject.Customer is null && subject.Conversation == adopted)
                {
                    _subjects[key] = subject with { Customer = commit.Customer, Version = subject.Version + 1 };
                }
            }
        }

        return true;
    }
}
