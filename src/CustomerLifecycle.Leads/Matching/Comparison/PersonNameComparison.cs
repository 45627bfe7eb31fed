namespace CustomerLifecycle.Leads.Matching;

internal sealed class PersonNameComparison() : FieldComparison<PersonName>(
    new ComparisonLevel("exact", 0.74, 1e-4),
    new ComparisonLevel("initials", 0.06, 5e-4),
    new ComparisonLevel("similar", 0.10, 1e-3),
    new ComparisonLevel("surname-only", 0.06, 0.03),
    new ComparisonLevel("else", 0.04, 0.9685))
{
    private const int Exact = 0;
    private const int Initials = 1;
    private const int Similar = 2;
    private const int SurnameOnly = 3;
    private const int Else = 4;

    // One Chinese given name of one character in about 250 is the same by chance, of two characters one in about 3,000.
    private const double OneCharacterShare = 1.0 / 250;
    private const double TwoCharacterShare = 1.0 / 3000;
    private const double SimilarWords = 0.92;

    protected override bool TryPrepare(string text, out PersonName value)
    {
        var name = NameNormalizer.Normalize(text);
        value = name!;
        return name is not null;
    }

    protected override int Compare(PersonName left, PersonName right)
    {
        if (left.Script != right.Script)
        {
            return Else;
        }
        if (!left.IsComplete || !right.IsComplete)
        {
            return string.Equals(left.Surname, right.Surname, StringComparison.Ordinal) ? SurnameOnly : Else;
        }
        if (string.Equals(left.Key, right.Key, StringComparison.Ordinal))
        {
            return Exact;
        }
        return left.Script == NameScript.Han ? CompareHan(left, right) : CompareWords(left, right);
    }

    protected override double? Chance(PersonName value, int level)
    {
        if (value.Script != NameScript.Han)
        {
            return null;
        }
        var surname = ChineseSurnames.Share(value.Surname);
        return level switch
        {
            Exact => surname * (value.Given.Length == 1 ? OneCharacterShare : TwoCharacterShare),
            SurnameOnly => surname,
            _ => null,
        };
    }

    protected override string? Key(PersonName value, BlockingForm form) => form == BlockingForm.Exact
        ? value.IsComplete ? value.Key : null
        : value.Script == NameScript.Han ? value.Surname : value.Words[0][..1];

    private static int CompareHan(PersonName left, PersonName right)
    {
        // 王小伟 and 王晓伟 are near; 王伟 and 王芳 share nothing but the most frequent surname.
        var near = left.Key.Length >= 3 && left.Key.Length == right.Key.Length
            && string.Equals(left.Surname, right.Surname, StringComparison.Ordinal)
            && OsaDistance.Compute(left.Given, right.Given, 1) == 1;
        return near ? Similar : Else;
    }

    private static int CompareWords(PersonName left, PersonName right)
    {
        if (InitialsFit(left.Words, right.Words) || InitialsFit(right.Words, left.Words))
        {
            return Initials;
        }
        return JaroWinkler.Similarity(left.Key, right.Key) >= SimilarWords || OsaDistance.Compute(left.Key, right.Key, 1) <= 1 ? Similar : Else;
    }

    /// <summary>Whether every word of the shorter name is a word, or the initial of a word, of the longer one, with one whole word at least.</summary>
    private static bool InitialsFit(IReadOnlyList<string> shorter, IReadOnlyList<string> longer)
    {
        if (shorter.Count > longer.Count || shorter.Count < 2)
        {
            return false;
        }
        var used = new bool[longer.Count];
        var whole = 0;
        foreach (var word in shorter.OrderByDescending(word => word.Length))
        {
            var found = -1;
            for (var i = 0; i < longer.Count && found < 0; i++)
            {
                var fits = string.Equals(word, longer[i], StringComparison.Ordinal)
                    || (Math.Min(word.Length, longer[i].Length) == 1 && word[0] == longer[i][0]);
                found = !used[i] && fits ? i : -1;
            }
            if (found < 0)
            {
                return false;
            }
            used[found] = true;
            whole += word.Length > 1 && string.Equals(word, longer[found], StringComparison.Ordinal) ? 1 : 0;
        }
        return whole > 0;
    }
}
