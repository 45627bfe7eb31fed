using CustomerLifecycle.Leads.Import;
using CustomerLifecycle.Leads.Pool;

namespace CustomerLifecycle.Leads.Storage;

/// <summary>The leads of one tenant; called under the storage's lock only.</summary>
internal sealed class InMemoryLeads
{
    private readonly SortedDictionary<string, Lead> _leads = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedSet<string>> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _guards = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Pool, AgentId Agent), LeadQuota> _quotas = [];
    private readonly Dictionary<(string Pool, AgentId Agent), int> _owned = [];
    private readonly Dictionary<string, List<LeadContact>> _contacts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedDictionary<long, LeadImportRow>> _rejected = new(StringComparer.Ordinal);

    public bool TryApply(LeadCommit commit)
    {
        var current = commit.Changes.All(change => (Find(change.Lead.Id.Value)?.Version ?? 0) == change.ExpectedVersion)
            && commit.Guards.All(guard => _guards.GetValueOrDefault(guard.Key) == guard.Version)
            && (commit.Quota is not { } quota || (_quotas.GetValueOrDefault((quota.Pool, quota.Agent))?.Version ?? 0) == quota.Version - 1);
        if (!current)
        {
            return false;
        }
        foreach (var change in commit.Changes)
        {
            Apply(change);
        }
        foreach (var guard in commit.Guards)
        {
            _guards[guard.Key] = guard.Version + 1;
        }
        if (commit.Quota is { } raised)
        {
            _quotas[(raised.Pool, raised.Agent)] = raised;
        }
        if (commit.Contact is { } contact)
        {
            var id = commit.Changes[0].Lead.Id.Value;
            if (!_contacts.TryGetValue(id, out var history))
            {
                _contacts.Add(id, history = []);
            }
            history.Add(contact);
        }
        return true;
    }

    public Lead? Find(string lead) => _leads.GetValueOrDefault(lead);

    public IReadOnlyList<Lead> FindByKeys(IReadOnlyCollection<string> keys, int maxPerKey) => [.. keys
        .Select(key => _byKey.GetValueOrDefault(key))
        .Where(block => block is not null && block.Count <= maxPerKey)
        .SelectMany(block => block!)
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal)
        .Select(lead => _leads[lead])];

    public IReadOnlyList<LeadGuard> Guards(IReadOnlyCollection<string> keys) => [.. keys.Select(key => new LeadGuard(key, _guards.GetValueOrDefault(key)))];

    public LeadQuota Quota(string pool, AgentId agent) =>
        (_quotas.GetValueOrDefault((pool, agent)) ?? new LeadQuota(pool, agent, default, 0, 0, 0)) with { Owned = _owned.GetValueOrDefault((pool, agent)) };

    public IReadOnlyList<Lead> Query(LeadQuery query) => [.. _leads.Values
        .Where(lead => query.Pool is null || string.Equals(lead.Pool, query.Pool, StringComparison.Ordinal))
        .Where(lead => query.Owner is null || lead.Owner == query.Owner)
        .Where(lead => query.State is null || lead.State == query.State)
        .Where(lead => query.After is not { } after || string.CompareOrdinal(lead.Id.Value, after.Value) > 0)
        .Take(query.Take)];

    public IReadOnlyList<LeadContact> Contacts(string lead) => _contacts.TryGetValue(lead, out var history) ? [.. history] : [];

    public bool Keep(string file, LeadImportRow row)
    {
        if (!_rejected.TryGetValue(file, out var rows))
        {
            _rejected.Add(file, rows = []);
        }
        rows[row.Line] = row;
        return true;
    }

    public IReadOnlyList<LeadImportRow> Rejected(string file, long afterLine, int take) =>
        _rejected.TryGetValue(file, out var rows) ? [.. rows.Where(row => row.Key > afterLine).Take(take).Select(row => row.Value)] : [];

    private void Apply(LeadChange change)
    {
        var id = change.Lead.Id.Value;
        Count(Find(id), -1);
        Count(change.Lead, 1);
        _leads[id] = change.Lead;
        if (change.Keys is null)
        {
            return;
        }
        foreach (var key in _keys.GetValueOrDefault(id, []))
        {
            _byKey[key].Remove(id);
        }
        _keys[id] = change.Keys;
        foreach (var key in change.Keys)
        {
            if (!_byKey.TryGetValue(key, out var block))
            {
                _byKey.Add(key, block = new SortedSet<string>(StringComparer.Ordinal));
            }
            block.Add(id);
        }
    }

    private void Count(Lead? lead, int change)
    {
        if (lead is { State: LeadState.Owned, Owner: { } owner })
        {
            _owned[(lead.Pool, owner)] = _owned.GetValueOrDefault((lead.Pool, owner)) + change;
        }
    }
}
