namespace CustomerLifecycle.Leads.Matching;

internal sealed class CompanyComparison() : FieldComparison<string>(
    new ComparisonLevel("exact", 0.60, 5e-4),
    new ComparisonLevel("abbreviated", 0.18, 1e-3),
    new ComparisonLevel("similar", 0.08, 2e-3),
    new ComparisonLevel("else", 0.14, 0.9965))
{
    private const double SimilarNames = 0.92;
    private const int CoarseLength = 2;

    protected override bool TryPrepare(string text, out string value)
    {
        value = CompanyNormalizer.Normalize(text);
        return value.Length > 0;
    }

    protected override int Compare(string left, string right)
    {
        if (string.Equals(left, right, StringComparison.Ordinal))
        {
            return 0;
        }
        var (shorter, longer) = left.Length <= right.Length ? (left, right) : (right, left);
        if (shorter.Length >= 2 && (TextFolding.IsHan(shorter[0]) ? longer.Contains(shorter, StringComparison.Ordinal) : WordsWithin(shorter, longer)))
        {
            return 1;
        }
        return JaroWinkler.Similarity(left, right) >= SimilarNames ? 2 : 3;
    }

    protected override string? Key(string value, BlockingForm form) =>
        form == BlockingForm.Exact || value.Length <= CoarseLength ? value : value[..CoarseLength];

    private static bool WordsWithin(string shorter, string longer)
    {
        var words = longer.Split(' ');
        return shorter.Split(' ').All(word => words.Contains(word, StringComparer.Ordinal));
    }
}
