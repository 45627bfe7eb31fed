namespace CustomerLifecycle.Leads.Matching;

internal sealed class TextComparison() : FieldComparison<string>(
    new ComparisonLevel("exact", 0.72, 0.004),
    new ComparisonLevel("near", 0.12, 0.004),
    new ComparisonLevel("similar", 0.06, 0.02),
    new ComparisonLevel("else", 0.10, 0.972))
{
    private const double Near = 0.92;
    private const double Similar = 0.82;
    private const int CoarseLength = 3;

    protected override bool TryPrepare(string text, out string value)
    {
        value = TextFolding.Fold(text);
        return value.Length > 0;
    }

    protected override int Compare(string left, string right)
    {
        if (string.Equals(left, right, StringComparison.Ordinal))
        {
            return 0;
        }
        var similarity = JaroWinkler.Similarity(left, right);
        return similarity >= Near ? 1 : similarity >= Similar ? 2 : 3;
    }

    protected override string? Key(string value, BlockingForm form) =>
        form == BlockingForm.Exact || value.Length <= CoarseLength ? value : value[..CoarseLength];
}
