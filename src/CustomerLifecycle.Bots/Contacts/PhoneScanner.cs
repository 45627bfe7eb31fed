namespace CustomerLifecycle.Bots.Contacts;

/// <summary>Finds phone numbers in the digit runs of a text. Each digit is looked at a bounded number of times.</summary>
internal static class PhoneScanner
{
    private const double Labelled = 0.99;
    private const double Mobile = 0.95;
    private const double Other = 0.8;
    private const double Incomplete = 0.5;
    private const int MaxGroups = 13;
    private const int ShortestDictated = 3;

    public static IEnumerable<ContactDetail> Scan(string text, ContactDetailContext context)
    {
        foreach (var run in DigitRunReader.Read(text))
        {
            foreach (var phone in ScanRun(text, run, context))
            {
                yield return phone;
            }
        }
    }

    private static IEnumerable<ContactDetail> ScanRun(string text, IReadOnlyList<DigitGroup> run, ContactDetailContext context)
    {
        var first = 0;
        while (first < run.Count)
        {
            var count = LongestNumber(run, first, out var value);
            if (count == 0)
            {
                first++;
                continue;
            }

            var start = StartOf(text, run[first]);
            var label = ContactLabels.Before(text, start);
            if (label != ContactLabel.OtherNumber && !IsPartOfCode(text, start, run[first + count - 1].End, label) && !IsPartOfLongerNumber(run, first, count))
            {
                yield return Create(text, start, run[first + count - 1].End, value!, label, null);
            }

            first += count;
        }

        if (FindIncomplete(text, run, context) is { } incomplete)
        {
            yield return incomplete;
        }
    }

    // The most groups from 'first' on that are one number together; single groups win over their sum when both are numbers.
    private static int LongestNumber(IReadOnlyList<DigitGroup> run, int first, out string? value)
    {
        var digits = string.Empty;
        var best = 0;
        value = null;
        for (var count = 1; count <= MaxGroups && first + count <= run.Count; count++)
        {
            digits += run[first + count - 1].Digits;
            if (digits.Length > PhoneNumberPlan.LongestDialled)
            {
                break;
            }

            if (IsDictated(run, first, count) != false && PhoneNumberPlan.Normalize(digits, run[first].HasPlus) is { } number)
            {
                best = count;
                value = number;
            }
        }

        return best;
    }

    // Commas between groups: true for "138，1234，5678", false for a list of other numbers, null without a comma.
    private static bool? IsDictated(IReadOnlyList<DigitGroup> run, int first, int count)
    {
        var groups = run.Skip(first).Take(count).ToArray();
        return groups.Skip(1).All(group => !group.FollowsPause) ? null
            : groups.Skip(1).All(group => group.FollowsPause) && groups.All(group => group.Digits.Length >= ShortestDictated);
    }

    // 6222 0212 3456 7890 123 holds no phone, although some of its groups together would be one.
    private static bool IsPartOfLongerNumber(IReadOnlyList<DigitGroup> run, int first, int count)
    {
        if (count == 1 && PhoneNumberPlan.IsMobile(run[first].Digits))
        {
            return false;
        }

        var next = first + count;
        var continues = next < run.Count && !run[next].FollowsPause && run[next].IsNumeral == run[next - 1].IsNumeral && LongestNumber(run, next, out _) == 0;
        var continued = first > 0 && !run[first].FollowsPause && run[first - 1].Digits.Length > 2;
        return continues || (continued && count > 1);
    }

    private static bool IsPartOfCode(string text, int start, int end, ContactLabel label) =>
        (end < text.Length && (char.IsAsciiLetter(text[end]) || text[end] is '@' or '\uff20')) ||
        (start > 0 && label == ContactLabel.None && (char.IsAsciiLetter(text[start - 1]) || text[start - 1] == '_'));

    // A reply of ten or twelve digits that begins like a mobile number is one with a typing error.
    private static ContactDetail? FindIncomplete(string text, IReadOnlyList<DigitGroup> run, ContactDetailContext context)
    {
        var length = run.Sum(group => group.Digits.Length);
        if (length is not (9 or 10 or 12 or 13) || run[0].Digits[0] != '1' || run.Any(group => group.FollowsPause))
        {
            return null;
        }

        var digits = string.Concat(run.Select(group => group.Digits));
        var label = ContactLabels.Before(text, run[0].Start);
        return digits[1] is >= '3' and <= '9' && (context.IsAwaited || label is ContactLabel.Phone or ContactLabel.WeChat) && LongestNumber(run, 0, out _) == 0
            ? Create(text, run[0].Start, run[^1].End, digits, label, length < PhoneNumberPlan.MobileLength ? ContactDetailProblem.TooFewDigits : ContactDetailProblem.TooManyDigits)
            : null;
    }

    private static int StartOf(string text, DigitGroup group)
    {
        var start = group.Start;
        while (group.HasPlus && start > 0 && text[start] is not ('+' or '\uff0b'))
        {
            start--;
        }

        return start;
    }

    private static ContactDetail Create(string text, int start, int end, string value, ContactLabel label, ContactDetailProblem? problem) => new()
    {
        Kind = ContactPointKind.Phone,
        Value = value,
        Evidence = text[start..end],
        Start = start,
        Confidence = problem is not null ? Incomplete : label == ContactLabel.Phone ? Labelled : PhoneNumberPlan.IsMobile(value) ? Mobile : Other,
        Problem = problem,
    };
}
