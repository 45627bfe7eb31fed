namespace CustomerLifecycle.Bots.Faq;

/// <summary>
/// Where the knowledge base of a tenant comes from. Asked for every message, so keep the current one at hand; a knowledge
/// base of another version takes effect with the next message after its matcher is trained. Thread-safe.
/// </summary>
public interface IKnowledgeBaseSource
{
    /// <summary>The knowledge base of a tenant; <see cref="KnowledgeBase.Empty"/> when it has none.</summary>
    /// <param name="tenant">Whose it is.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    ValueTask<KnowledgeBase> GetAsync(TenantId tenant, CancellationToken cancellationToken);
}
