namespace CustomerLifecycle.Bots.Faq;

/// <summary>That a document (a phrasing, an entry or a class) has a feature, and with what weight.</summary>
internal readonly record struct Posting(int Document, float Weight);
