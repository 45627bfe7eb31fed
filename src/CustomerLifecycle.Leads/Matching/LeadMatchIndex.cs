namespace CustomerLifecycle.Leads.Matching;

/// <summary>
/// A live index in memory that answers for single records: exact or likely duplicate with reasons, or new. Not safe for
/// changes from several threads; reads alone may run side by side.
/// </summary>
/// <typeparam name="TRecord">The record type of the matcher.</typeparam>
public sealed class LeadMatchIndex<TRecord>
{
    private readonly LeadMatcher<TRecord> _matcher;
    private readonly Dictionary<string, PreparedRecord> _records = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedSet<string>> _blocks = new(StringComparer.Ordinal);

    internal LeadMatchIndex(LeadMatcher<TRecord> matcher) => _matcher = matcher;

    /// <summary>How many records the index holds.</summary>
    public int Count => _records.Count;

    /// <summary>Adds a record, or replaces the one with this id.</summary>
    public void Put(string id, TRecord record)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        Remove(id);
        var prepared = _matcher.Prepare(record);
        _records.Add(id, prepared);
        foreach (var key in BlockingKeys.Of(prepared, _matcher.Rules))
        {
            if (!_blocks.TryGetValue(key, out var block))
            {
                _blocks.Add(key, block = new SortedSet<string>(StringComparer.Ordinal));
            }
            block.Add(id);
        }
    }

    /// <summary>Takes a record out; false when there is none with this id.</summary>
    public bool Remove(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (!_records.Remove(id, out var prepared))
        {
            return false;
        }
        foreach (var key in BlockingKeys.Of(prepared, _matcher.Rules))
        {
            if (_blocks.TryGetValue(key, out var block) && block.Remove(id) && block.Count == 0)
            {
                _blocks.Remove(key);
            }
        }
        return true;
    }

    /// <summary>Looks a record up without adding it. Blocks above the matcher's bound are not compared.</summary>
    public MatchResolution Resolve(TRecord record)
    {
        var prepared = _matcher.Prepare(record);
        var candidates = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var key in BlockingKeys.Of(prepared, _matcher.Rules))
        {
            if (_blocks.TryGetValue(key, out var block) && block.Count <= _matcher.Options.MaxBlockSize)
            {
                candidates.UnionWith(block);
            }
        }
        return _matcher.ResolvePrepared(prepared, candidates.Select(id => (id, _records[id])));
    }
}
