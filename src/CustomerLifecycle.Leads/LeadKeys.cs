using System.Security.Cryptography;
using System.Text;
using CustomerLifecycle.Leads.Matching;

namespace CustomerLifecycle.Leads;

/// <summary>The keys of a lead as the store keeps them: hashes, so that an index holds no personal data.</summary>
internal static class LeadKeys
{
    // 120 bits: two keys of one tenant never meet by chance, and if they did, one more pair would be compared.
    private const int HashBytes = 15;

    public static IReadOnlyList<string> Of(LeadMatcher matcher, LeadDetails details) => Hashes(matcher.BlockingKeysOf(details));

    /// <summary>The keys that name one person by a single number, address or identity.</summary>
    public static IReadOnlyList<string> GuardsOf(LeadMatcher matcher, LeadDetails details) =>
        Hashes(matcher.BlockingKeysOf(details).Where(key => matcher.Rules[BlockingKeys.RuleOf(key)].Parts is [(_, BlockingForm.Exact, _)]));

    private static IReadOnlyList<string> Hashes(IEnumerable<string> keys) => [.. keys
        .Select(key => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(key)), 0, HashBytes))
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal)];
}
