namespace CustomerLifecycle.Bots.Faq;

/// <summary>What makes an entry usable; one place for the constructor and the importers.</summary>
internal static class FaqEntryRules
{
    /// <summary>The first thing wrong with an entry, or null.</summary>
    public static FaqEntryProblem? FindProblem(FaqEntry entry) =>
        Check("id", entry.Id, KnowledgeBase.MaxIdLength) ??
        Check("question", entry.Question, KnowledgeBase.MaxPhrasingLength) ??
        Check("answer", entry.Answer, KnowledgeBase.MaxAnswerLength) ??
        entry.Alternatives.Select(alternative => Check("alternatives", alternative, KnowledgeBase.MaxPhrasingLength)).FirstOrDefault(problem => problem is not null) ??
        entry.Tags.Select(tag => Check("tags", tag, KnowledgeBase.MaxPhrasingLength)).FirstOrDefault(problem => problem is not null);

    private static FaqEntryProblem? Check(string field, string? value, int maxLength) =>
        string.IsNullOrWhiteSpace(value) ? new FaqEntryProblem(field, "is empty. Fill it in.")
        : value.Length > maxLength ? new FaqEntryProblem(field, FormattableString.Invariant($"has {value.Length} characters. Shorten it to {maxLength}."))
        : null;
}
