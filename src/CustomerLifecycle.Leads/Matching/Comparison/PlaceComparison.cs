namespace CustomerLifecycle.Leads.Matching;

internal sealed class PlaceComparison() : FieldComparison<string>(
    new ComparisonLevel("exact", 0.80, 0.05),
    new ComparisonLevel("else", 0.20, 0.95))
{
    protected override bool TryPrepare(string text, out string value)
    {
        value = PlaceNormalizer.Normalize(text);
        return value.Length > 0;
    }

    protected override int Compare(string left, string right) =>
        string.Equals(left, right, StringComparison.Ordinal) || OsaDistance.Compute(left, right, 1) <= (Math.Min(left.Length, right.Length) > 4 ? 1 : 0) ? 0 : 1;
}
