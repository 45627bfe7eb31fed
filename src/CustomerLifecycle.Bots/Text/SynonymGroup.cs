namespace CustomerLifecycle.Bots.Text;

/// <summary>Words and phrases that mean the same to the matcher.</summary>
public sealed record SynonymGroup
{
    /// <summary>The common form the others are read as.</summary>
    public required string Canonical { get; init; }

    /// <summary>The other forms. Case, width, script and inflection are folded, so "Refunds" covers "refund".</summary>
    public required IReadOnlyList<string> Terms { get; init; }

    /// <summary>Creates a group from its forms, the first being the common one.</summary>
    /// <exception cref="ArgumentException">Fewer than two forms, or an empty one.</exception>
    public static SynonymGroup Of(params IReadOnlyList<string> forms)
    {
        ArgumentNullException.ThrowIfNull(forms);
        if (forms.Count < 2 || forms.Any(string.IsNullOrWhiteSpace))
        {
            throw new ArgumentException("A synonym group needs at least two forms, none of them empty: the common form, then the others.", nameof(forms));
        }

        return new SynonymGroup { Canonical = forms[0], Terms = forms.Skip(1).ToArray() };
    }
}
