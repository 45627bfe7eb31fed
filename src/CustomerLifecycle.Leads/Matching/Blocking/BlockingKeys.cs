using System.Globalization;

namespace CustomerLifecycle.Leads.Matching;

/// <summary>Writes the keys of a prepared record: every rule, and within it every combination of the fields' values.</summary>
internal static class BlockingKeys
{
    private const int MaxPerRule = 16;
    private const char Separator = '\u001F';

    /// <summary>The keys in the order of rules and values; a rule with a missing field gives none.</summary>
    public static List<string> Of(PreparedRecord record, IReadOnlyList<CompiledRule> rules)
    {
        var keys = new List<string>();
        for (var i = 0; i < rules.Count; i++)
        {
            AddRule(record, rules[i], i.ToString(CultureInfo.InvariantCulture), keys);
        }
        return keys;
    }

    /// <summary>The number of the rule that a key belongs to.</summary>
    public static int RuleOf(string key) => int.Parse(key.AsSpan(0, key.IndexOf(Separator, StringComparison.Ordinal)), NumberStyles.None, CultureInfo.InvariantCulture);

    private static void AddRule(PreparedRecord record, CompiledRule rule, string prefix, List<string> keys)
    {
        List<string> partial = [prefix];
        foreach (var (field, form, comparison) in rule.Parts)
        {
            var extended = new List<string>();
            foreach (var value in record.Values[field])
            {
                if (comparison.KeyOf(value, form) is not { Length: > 0 } text)
                {
                    continue;
                }
                foreach (var start in partial)
                {
                    var key = start + Separator + text;
                    if (extended.Count < MaxPerRule && !extended.Contains(key, StringComparer.Ordinal))
                    {
                        extended.Add(key);
                    }
                }
            }
            partial = extended;
        }
        keys.AddRange(partial);
    }
}
