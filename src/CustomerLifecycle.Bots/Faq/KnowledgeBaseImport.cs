namespace CustomerLifecycle.Bots.Faq;

/// <summary>What came of reading a knowledge base: it, or everything that is wrong with the file.</summary>
public sealed record KnowledgeBaseImport
{
    /// <summary>The knowledge base; null when there is an error.</summary>
    public KnowledgeBase? KnowledgeBase { get; init; }

    /// <summary>The errors in the order of the file; empty when it was read.</summary>
    public IReadOnlyList<KnowledgeBaseImportError> Errors { get; init; } = [];

    /// <summary>The knowledge base, for a host that cannot start without it.</summary>
    /// <exception cref="FormatException">There are errors; the message lists the first of them.</exception>
    public KnowledgeBase GetOrThrow() => KnowledgeBase ?? throw new FormatException(
        $"The knowledge base has {Errors.Count} error(s): {string.Join("; ", Errors.Take(5))}");
}
