namespace CustomerLifecycle.Leads.Matching;

internal sealed class PhoneComparison(PhoneNormalizer normalizer) : FieldComparison<PhoneNumber>(
    new ComparisonLevel("exact", 0.72, 1e-7),
    new ComparisonLevel("shared-line", 0.05, 1e-4),
    new ComparisonLevel("one-digit", 0.03, 2e-6),
    new ComparisonLevel("else", 0.20, 0.9999))
{
    private const int Exact = 0;
    private const int SharedLine = 1;
    private const int OneDigit = 2;
    private const int Else = 3;
    private const int CoarseDigits = 4;
    private const int LongEnoughToSlip = 10;

    protected override bool TryPrepare(string text, out PhoneNumber value)
    {
        value = normalizer.Normalize(text);
        return value.IsValid;
    }

    protected override int Compare(PhoneNumber left, PhoneNumber right)
    {
        if (string.Equals(left.Value, right.Value, StringComparison.Ordinal))
        {
            var oneDesk = left.Extension is not null && string.Equals(left.Extension, right.Extension, StringComparison.Ordinal);
            var shared = left.Kind is PhoneKind.Landline or PhoneKind.Service;
            return shared && !oneDesk ? SharedLine : Exact;
        }
        // Neighbouring fixed lines differ by one digit and belong to different people.
        var personal = left.Kind == right.Kind && (left.Kind is PhoneKind.Mobile or PhoneKind.Unknown);
        return personal && left.Value.Length > LongEnoughToSlip && OsaDistance.Compute(left.Value, right.Value, 1) == 1 ? OneDigit : Else;
    }

    protected override string? Key(PhoneNumber value, BlockingForm form) =>
        form == BlockingForm.Exact ? value.Value : value.Value[^CoarseDigits..];
}
