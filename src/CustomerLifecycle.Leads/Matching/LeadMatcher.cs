namespace CustomerLifecycle.Leads.Matching;

/// <summary>The matcher for leads: telephone, e-mail, WeChat and other identities, name, company and city.</summary>
/// <param name="options">Thresholds and weights; null for the defaults.</param>
/// <param name="phones">How telephone numbers are read; null for China as the country of numbers without a country code.</param>
public sealed class LeadMatcher(MatchOptions? options = null, PhoneNormalizer? phones = null)
    : LeadMatcher<LeadDetails>(LeadMatchSchema.Create(phones), options);

/// <summary>
/// Finds records that are one person: blocking, comparison by levels, Fellegi-Sunter weights, clusters that do not chain.
/// Pure and deterministic: no clock, no I/O, the same answer for any order of the input. Safe for use by many threads.
/// </summary>
/// <typeparam name="TRecord">Any record type; fields are chosen by selectors.</typeparam>
public class LeadMatcher<TRecord>
{
    private readonly IReadOnlyList<MatchField<TRecord>> _fields;
    private readonly PairScorer _scorer;

    /// <summary>A matcher over a schema. Later changes of the schema do not reach it.</summary>
    /// <param name="schema">Fields and blocking rules.</param>
    /// <param name="options">Thresholds and weights; null for the defaults.</param>
    /// <exception cref="ArgumentException">A threshold, bound or weight is out of range.</exception>
    public LeadMatcher(MatchSchema<TRecord> schema, MatchOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(schema);
        Options = Validated(options ?? new MatchOptions());
        _fields = [.. schema.Fields];
        _scorer = new PairScorer([.. _fields.Select(field => (field.Name, field.Comparison))], Options.Model);
        Rules = [.. schema.Rules.Select(rule => new CompiledRule(rule.Name, [.. rule.Parts.Select(Compile)]))];
    }

    /// <summary>The thresholds and weights.</summary>
    public MatchOptions Options { get; }

    internal IReadOnlyList<CompiledRule> Rules { get; }

    internal PairScorer Scorer => _scorer;

    /// <summary>Scores one pair, with the weight of every field.</summary>
    public MatchScore Compare(TRecord left, TRecord right) => _scorer.Explain(Prepare(left), Prepare(right));

    /// <summary>
    /// The keys under which a record is found: two records are worth comparing when they share one. For an index of your
    /// own; texts with personal data, in a stable order, empty when the record has too little to go by.
    /// </summary>
    public IReadOnlyList<string> BlockingKeysOf(TRecord record) => BlockingKeys.Of(Prepare(record), Rules);

    /// <summary>Judges a record against candidates that an index of your own found.</summary>
    /// <param name="record">The record.</param>
    /// <param name="candidates">Records with their ids, unique and compared by ordinal.</param>
    public MatchResolution Resolve(TRecord record, IEnumerable<(string Id, TRecord Record)> candidates)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        var prepared = Prepare(record);
        return ResolvePrepared(prepared, candidates.Select(candidate => (candidate.Id, Prepare(candidate.Record))));
    }

    /// <summary>An empty index over this matcher, for looking up single records as they arrive.</summary>
    public LeadMatchIndex<TRecord> CreateIndex() => new(this);

    /// <summary>Finds all duplicates in a list.</summary>
    /// <param name="records">Records with their ids, unique and compared by ordinal; their order does not matter.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <exception cref="ArgumentException">Two records have the same id.</exception>
    public MatchClustering Cluster(IEnumerable<(string Id, TRecord Record)> records, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(records);
        var nodes = records.Select(record => (record.Id, Prepared: Prepare(record.Record))).OrderBy(node => node.Id, StringComparer.Ordinal).ToArray();
        for (var i = 1; i < nodes.Length; i++)
        {
            if (string.Equals(nodes[i].Id, nodes[i - 1].Id, StringComparison.Ordinal))
            {
                throw new ArgumentException($"Two records have the id '{nodes[i].Id}'; ids are unique.", nameof(records));
            }
        }
        return new BatchClusterer(nodes, Rules, _scorer, Options).Run([.. _fields.Select(field => field.Comparison)], cancellationToken);
    }

    internal PreparedRecord Prepare(TRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var values = new object[_fields.Count][];
        for (var i = 0; i < values.Length; i++)
        {
            var field = _fields[i];
            values[i] = [.. field.Values(record)
                .Where(text => !string.IsNullOrWhiteSpace(text))
                .Select(text => field.Comparison.PrepareValue(text!))
                .OfType<object>()
                .Distinct()];
        }
        return new PreparedRecord(values);
    }

    internal MatchResolution ResolvePrepared(PreparedRecord record, IEnumerable<(string Id, PreparedRecord Record)> candidates)
    {
        var found = candidates
            .Select(candidate => new MatchCandidate(candidate.Id, _scorer.Explain(record, candidate.Record)))
            .Where(candidate => candidate.Score.Probability >= Options.ReviewThreshold)
            .OrderByDescending(candidate => candidate.Score.Weight)
            .ThenBy(candidate => candidate.Id, StringComparer.Ordinal)
            .ToArray();
        var kind = found.Length == 0 ? MatchResolutionKind.New
            : found[0].Score.Probability >= Options.MatchThreshold ? MatchResolutionKind.Duplicate
            : MatchResolutionKind.Possible;
        return new MatchResolution(kind, found);
    }

    private (int Field, BlockingForm Form, FieldComparison Comparison) Compile(BlockingPart part)
    {
        for (var i = 0; i < _fields.Count; i++)
        {
            if (string.Equals(_fields[i].Name, part.Field, StringComparison.Ordinal))
            {
                return (i, part.Form, _fields[i].Comparison);
            }
        }
        throw new ArgumentException($"No field '{part.Field}' in the schema.", nameof(part));
    }

    private static MatchOptions Validated(MatchOptions options)
    {
        if (options.MatchThreshold is not (> 0 and < 1) || options.ReviewThreshold is not > 0 || options.ReviewThreshold > options.MatchThreshold)
        {
            throw new ArgumentException(
                $"ReviewThreshold is {options.ReviewThreshold} and MatchThreshold {options.MatchThreshold}; they are probabilities with 0 < review <= match < 1.", nameof(options));
        }
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxBlockSize, 2, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxComponentSize, 2, nameof(options));
        return options;
    }
}
