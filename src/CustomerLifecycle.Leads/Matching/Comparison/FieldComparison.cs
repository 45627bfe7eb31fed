namespace CustomerLifecycle.Leads.Matching;

/// <summary>
/// How one field is prepared, compared and blocked. Use the comparisons given here, or derive from
/// <see cref="FieldComparison{TValue}"/> for a field of your own. Stateless: one instance serves many fields and threads.
/// </summary>
public abstract class FieldComparison
{
    private protected FieldComparison(IReadOnlyList<ComparisonLevel> levels)
    {
        ArgumentNullException.ThrowIfNull(levels);
        if (levels.Count < 2)
        {
            throw new ArgumentException("A comparison has at least two levels: agreement, and everything else.", nameof(levels));
        }
        Levels = levels;
    }

    /// <summary>People's names, Chinese or in words, with the frequency of Chinese surnames taken into account.</summary>
    public static FieldComparison PersonName { get; } = new PersonNameComparison();

    /// <summary>E-mail addresses.</summary>
    public static FieldComparison Email { get; } = new EmailComparison();

    /// <summary>Names of companies.</summary>
    public static FieldComparison Company { get; } = new CompanyComparison();

    /// <summary>Cities.</summary>
    public static FieldComparison Place { get; } = new PlaceComparison();

    /// <summary>Identities that a platform or the host gave to one person: WeChat, QQ, member numbers.</summary>
    public static FieldComparison Identity { get; } = new IdentityComparison();

    /// <summary>Short text such as a street or a first name in a column of its own.</summary>
    public static FieldComparison Text { get; } = new TextComparison();

    /// <summary>Codes such as dates of birth, postcodes and document numbers, where one mistyped character is near.</summary>
    public static FieldComparison Code { get; } = new CodeComparison();

    /// <summary>The levels, strongest agreement first; the last one is "everything else".</summary>
    public IReadOnlyList<ComparisonLevel> Levels { get; }

    /// <summary>Telephone numbers, read by <paramref name="normalizer"/>.</summary>
    public static FieldComparison Phone(PhoneNormalizer normalizer)
    {
        ArgumentNullException.ThrowIfNull(normalizer);
        return new PhoneComparison(normalizer);
    }

    internal abstract object? PrepareValue(string text);

    internal abstract int CompareValues(object left, object right);

    internal abstract double? ChanceOf(object value, int level);

    internal abstract string? KeyOf(object value, BlockingForm form);
}
