using CustomerLifecycle.Leads.Matching;
using CustomerLifecycle.Leads.Pool;
using CustomerLifecycle.Leads.Storage;
using Microsoft.Extensions.Options;

namespace CustomerLifecycle.Leads;

/// <summary>What the parts of the service share: the store, the clock and the decisions, built once from the options.</summary>
internal sealed class LeadContext
{
    private readonly Dictionary<string, LeadPool> _pools;

    public LeadContext(ILeadStore store, IIdGenerator ids, TimeProvider time, IOptions<LeadsOptions> options)
    {
        (Store, Ids, Time, Options) = (store, ids, time, options.Value);
        Phones = new PhoneNormalizer(Options.DefaultRegion, Options.DefaultAreaCode);
        Matcher = new LeadMatcher(Options.Matching, Phones);
        Merger = new LeadMerger(Phones);
        Events = new LeadEvents(ids, time);
        _pools = Options.Pools.ToDictionary(pool => pool.Key, pool => new LeadPool(pool.Key, pool.Value), StringComparer.Ordinal);
    }

    public ILeadStore Store { get; }

    public IIdGenerator Ids { get; }

    public TimeProvider Time { get; }

    public LeadsOptions Options { get; }

    public PhoneNormalizer Phones { get; }

    public LeadMatcher Matcher { get; }

    public LeadMerger Merger { get; }

    public LeadEvents Events { get; }

    public bool HasPool(string name) => _pools.ContainsKey(name);

    public LeadPool Pool(string name) => _pools.TryGetValue(name, out var pool) ? pool : throw new InvalidOperationException(
        $"A lead belongs to pool '{name}', which is no longer configured. Add it to LeadsOptions.Pools; the pools are: {Known}.");

    public string Known => string.Join(", ", _pools.Keys.Order(StringComparer.Ordinal));
}
