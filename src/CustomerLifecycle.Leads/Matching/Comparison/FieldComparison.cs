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

/// <summary>Base of comparisons of a field whose prepared form is <typeparamref name="TValue"/>.</summary>
/// <typeparam name="TValue">The prepared form; immutable.</typeparam>
public abstract class FieldComparison<TValue> : FieldComparison
    where TValue : notnull
{
    /// <summary>A comparison with these levels, strongest first.</summary>
    /// <param name="levels">At least two; the last is "everything else".</param>
    protected FieldComparison(params IReadOnlyList<ComparisonLevel> levels)
        : base(levels)
    {
    }

    /// <summary>Normalises one value once, before it is compared many times. False when it says nothing: it is then missing.</summary>
    protected abstract bool TryPrepare(string text, out TValue value);

    /// <summary>The index in <see cref="FieldComparison.Levels"/> at which two values agree. Must be symmetric.</summary>
    protected abstract int Compare(TValue left, TValue right);

    /// <summary>
    /// The probability that somebody else agrees with this very value at this level, or null for the level's own u. A
    /// frequent value (王伟) says less than a rare one (司马相如).
    /// </summary>
    protected virtual double? Chance(TValue value, int level) => null;

    /// <summary>The text by which records that may agree find each other, or null for none.</summary>
    protected virtual string? Key(TValue value, BlockingForm form) => value.ToString();

    internal sealed override object? PrepareValue(string text) => TryPrepare(text, out var value) ? value : null;

    internal sealed override int CompareValues(object left, object right) => Compare((TValue)left, (TValue)right);

    internal sealed override double? ChanceOf(object value, int level) => Chance((TValue)value, level);

    internal sealed override string? KeyOf(object value, BlockingForm form) => Key((TValue)value, form);
}
