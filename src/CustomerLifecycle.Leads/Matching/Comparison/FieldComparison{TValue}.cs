namespace CustomerLifecycle.Leads.Matching;

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
