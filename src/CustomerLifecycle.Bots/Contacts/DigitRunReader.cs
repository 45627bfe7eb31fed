using System.Text;

namespace CustomerLifecycle.Bots.Contacts;

/// <summary>Cuts a text into runs of digit groups: digits and what may stand between the digits of one number. One pass.</summary>
internal static class DigitRunReader
{
    private const int MaxSeparators = 3;

    /// <summary>The runs of the text in order; each has at least one group.</summary>
    public static IEnumerable<IReadOnlyList<DigitGroup>> Read(string text)
    {
        var groups = new List<DigitGroup>();
        var position = 0;
        while (position < text.Length)
        {
            if (DigitReading.ValueOf(text[position]) < 0)
            {
                position++;
                continue;
            }

            var hasPlus = position > 0 && text[position - 1] is '+' or '\uff0b' || (position > 1 && text[position - 1] == '(' && text[position - 2] == '+');
            groups.Add(ReadGroup(text, ref position, hasPlus, followsPause: false));
            while (TrySkipSeparators(text, position, out var next, out var paused))
            {
                position = next;
                groups.Add(ReadGroup(text, ref position, hasPlus: false, paused));
            }

            yield return groups.ToArray();
            groups.Clear();
        }
    }

    private static DigitGroup ReadGroup(string text, ref int position, bool hasPlus, bool followsPause)
    {
        var start = position;
        var end = position;
        var isNumeral = DigitReading.IsNumeral(text[position]);
        var digits = new StringBuilder();
        while (position < text.Length)
        {
            var value = DigitReading.ValueOf(text[position]);
            if (value >= 0 && DigitReading.IsNumeral(text[position]) == isNumeral)
            {
                digits.Append((char)('0' + value));
                end = position + 1;
            }
            else if (!DigitReading.IsDecoration(text[position]))
            {
                break;
            }

            position++;
        }

        return new DigitGroup(digits.ToString(), start, end, hasPlus, isNumeral, followsPause);
    }

    private static bool TrySkipSeparators(string text, int position, out int next, out bool paused)
    {
        paused = false;
        next = position;
        while (next < text.Length && next - position < MaxSeparators)
        {
            if (DigitReading.IsPause(text[next]))
            {
                paused = true;
            }
            else if (!DigitReading.IsSeparator(text[next]))
            {
                break;
            }

            next++;
        }

        return next < text.Length && DigitReading.ValueOf(text[next]) >= 0;
    }
}
