namespace CustomerLifecycle.Bots.Faq;

/// <summary>That an entry has a term in its fields: what BM25F gives for it, and how much of the term the entry covers.</summary>
/// <param name="Entry">The index of the entry.</param>
/// <param name="Score">The BM25F contribution, inverse frequency included.</param>
/// <param name="Coverage">1 when a phrasing has the term, less when only answer or tags have it.</param>
internal readonly record struct FieldPosting(int Entry, float Score, float Coverage);
