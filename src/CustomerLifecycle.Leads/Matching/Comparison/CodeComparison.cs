namespace CustomerLifecycle.Leads.Matching;

internal sealed class CodeComparison() : FieldComparison<string>(
    new ComparisonLevel("exact", 0.82, 0.001),
    new ComparisonLevel("one-character", 0.09, 0.004),
    new ComparisonLevel("two-characters", 0.03, 0.03),
    new ComparisonLevel("else", 0.06, 0.965))
{
    private const int CoarseLength = 4;

    protected override bool TryPrepare(string text, out string value)
    {
        value = TextFolding.Compact(text);
        return value.Length > 0;
    }

    protected override int Compare(string left, string right) => OsaDistance.Compute(left, right, 2);

    protected override string? Key(string value, BlockingForm form) =>
        form == BlockingForm.Exact || value.Length <= CoarseLength ? value : value[..CoarseLength];
}
