namespace CustomerLifecycle.Leads.Matching;

/// <summary>
/// Compares identities written as <c>kind:value</c>; those of different kinds say nothing of each other. A platform gives an
/// identity to one person, so that, unlike a shared telephone, it outweighs a nickname.
/// </summary>
internal sealed class IdentityComparison() : FieldComparison<string>(
    new ComparisonLevel("exact", 0.72, 5e-9),
    new ComparisonLevel("one-letter", 0.03, 1e-5),
    new ComparisonLevel("other-kind", 1, 1),
    new ComparisonLevel("else", 0.25, 0.9999))
{
    private const int LongEnoughToSlip = 8;

    protected override bool TryPrepare(string text, out string value)
    {
        value = TextFolding.Fold(text).Replace(" ", string.Empty, StringComparison.Ordinal);
        return value.Length > value.IndexOf(':', StringComparison.Ordinal) + 1;
    }

    protected override int Compare(string left, string right)
    {
        if (string.Equals(left, right, StringComparison.Ordinal))
        {
            return 0;
        }
        var kind = left.IndexOf(':', StringComparison.Ordinal) + 1;
        if (!right.AsSpan().StartsWith(left.AsSpan(0, kind), StringComparison.Ordinal) || right.IndexOf(':', StringComparison.Ordinal) + 1 != kind)
        {
            return 2;
        }
        // Platforms' numbers are dense: the neighbour of a member number is another member.
        var typed = left.AsSpan(kind).ContainsAnyExceptInRange('0', '9') && left.Length - kind >= LongEnoughToSlip;
        return typed && OsaDistance.Compute(left, right, 1) == 1 ? 1 : 3;
    }
}
