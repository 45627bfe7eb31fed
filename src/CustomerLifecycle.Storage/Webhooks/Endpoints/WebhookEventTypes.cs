namespace CustomerLifecycle.Storage.Webhooks;

/// <summary>Which events an endpoint wants.</summary>
internal static class WebhookEventTypes
{
    private const string Rest = ".*";

    internal static bool Wants(IReadOnlyList<string> wanted, string name) => wanted.Count == 0 || wanted.Any(pattern => Covers(pattern, name));

    /// <summary>A name covers itself; <c>a.b.*</c> covers what begins with <c>a.b.</c>.</summary>
    internal static bool Covers(string pattern, string name) => pattern.EndsWith(Rest, StringComparison.Ordinal)
        ? name.AsSpan().StartsWith(pattern.AsSpan(0, pattern.Length - 1), StringComparison.Ordinal)
        : string.Equals(pattern, name, StringComparison.Ordinal);
}
