namespace CustomerLifecycle.Leads.Matching;

internal sealed class EmailComparison() : FieldComparison<EmailAddress>(
    new ComparisonLevel("exact", 0.68, 1e-7),
    new ComparisonLevel("shared-mailbox", 0.03, 1e-4),
    new ComparisonLevel("one-letter", 0.03, 1e-6),
    new ComparisonLevel("same-local-part", 0.06, 1e-5),
    new ComparisonLevel("else", 0.20, 0.9999))
{
    private const int ShortestTellingLocal = 5;

    protected override bool TryPrepare(string text, out EmailAddress value)
    {
        value = EmailNormalizer.Normalize(text);
        return value.IsValid;
    }

    protected override int Compare(EmailAddress left, EmailAddress right)
    {
        if (string.Equals(left.Value, right.Value, StringComparison.Ordinal))
        {
            return left.IsShared ? 1 : 0;
        }
        if (left.IsShared || right.IsShared)
        {
            return 4;
        }
        var telling = Math.Min(left.Local.Length, right.Local.Length) >= ShortestTellingLocal;
        if (telling && OsaDistance.Compute(left.Value, right.Value, 1) == 1)
        {
            return 2;
        }
        return telling && string.Equals(left.Local, right.Local, StringComparison.Ordinal) ? 3 : 4;
    }

    protected override string? Key(EmailAddress value, BlockingForm form) => form == BlockingForm.Exact ? value.Value : value.Local;
}
