using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace CustomerLifecycle.Bots.Faq;

/// <summary>The source of a host without one of its own: the knowledge bases of the options, which <see cref="Publish"/> replaces at run time. Thread-safe.</summary>
public sealed class KnowledgeBaseRegistry : IKnowledgeBaseSource
{
    private readonly ConcurrentDictionary<TenantId, KnowledgeBase> _published;
    private readonly KnowledgeBase _default;

    /// <summary>Creates a registry.</summary>
    /// <param name="options">Has the knowledge bases to start with.</param>
    public KnowledgeBaseRegistry(IOptions<BotsOptions> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _published = new ConcurrentDictionary<TenantId, KnowledgeBase>(options.Value.TenantKnowledgeBases);
        _default = options.Value.KnowledgeBase;
    }

    /// <summary>Replaces the knowledge base of a tenant in this process; takes effect with the tenant's next message.</summary>
    /// <param name="tenant">Whose it is.</param>
    /// <param name="knowledgeBase">The new one.</param>
    public void Publish(TenantId tenant, KnowledgeBase knowledgeBase)
    {
        ArgumentNullException.ThrowIfNull(knowledgeBase);
        _published[tenant] = knowledgeBase;
    }

    /// <inheritdoc/>
    public ValueTask<KnowledgeBase> GetAsync(TenantId tenant, CancellationToken cancellationToken) =>
        ValueTask.FromResult(_published.GetValueOrDefault(tenant, _default));
}
