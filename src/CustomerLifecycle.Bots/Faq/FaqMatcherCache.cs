using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace CustomerLifecycle.Bots.Faq;

/// <summary>Keeps one trained matcher per knowledge base version in use; tenants with equal knowledge bases share it.</summary>
internal sealed class FaqMatcherCache(IKnowledgeBaseSource source, IOptions<BotsOptions> options)
{
    private readonly ConcurrentDictionary<string, Lazy<FaqMatcher>> _byVersion = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<TenantId, string> _versionOfTenant = new();

    public async ValueTask<FaqMatcher> GetAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var knowledgeBase = await source.GetAsync(tenant, cancellationToken).ConfigureAwait(false);

        // Trained once, by the first message that needs it; it belongs to all, so no single caller may cancel it.
        var matcher = _byVersion.GetOrAdd(
            knowledgeBase.Version,
            static (_, state) => new Lazy<FaqMatcher>(() => FaqMatcher.Train(state.knowledgeBase, state.options, CancellationToken.None)),
            (knowledgeBase, options: options.Value.Matching));
        var trained = matcher.IsValueCreated ? matcher.Value : await Task.Run(() => matcher.Value, cancellationToken).ConfigureAwait(false);
        Retire(tenant, knowledgeBase.Version);
        return trained;
    }

    // A version that no tenant uses any more is let go.
    private void Retire(TenantId tenant, string version)
    {
        if (_versionOfTenant.TryGetValue(tenant, out var previous) && string.Equals(previous, version, StringComparison.Ordinal))
        {
            return;
        }

        _versionOfTenant[tenant] = version;
        if (previous is not null && !_versionOfTenant.Values.Contains(previous, StringComparer.Ordinal))
        {
            _byVersion.TryRemove(previous, out _);
        }
    }
}
