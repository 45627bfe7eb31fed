using System.Text;

namespace CustomerLifecycle.Leads.Matching;

/// <summary>The digits of a written number, before any numbering plan is looked at.</summary>
/// <param name="Digits">ASCII digits of the number itself.</param>
/// <param name="Extension">Digits of the extension, or null.</param>
/// <param name="International">Whether the number began with a plus sign.</param>
internal readonly record struct PhoneText(string Digits, string? Extension, bool International)
{
    private const int MaxExtension = 8;
    private static readonly string[] ExtensionMarks = ["转", "分机", "extension", "ext", "#", "x", ";", ","];

    public static bool TryRead(string original, out PhoneText number, out string problem)
    {
        number = default;
        var text = TextFolding.Fold(original).TrimStart('\'', ' ');
        var (main, extension) = SplitExtension(text);
        // Spreadsheets write a number column as 13800138000.0 or, losing digits, as 1.38E+10.
        if (main.EndsWith(".0", StringComparison.Ordinal))
        {
            main = main[..^2];
        }
        if (main.Contains("e+", StringComparison.Ordinal))
        {
            problem = "A spreadsheet rounded the number (scientific notation); export the column as text.";
            return false;
        }
        (main, extension) = SplitHyphenExtension(main, extension);
        var digits = new StringBuilder(main.Length);
        var international = false;
        foreach (var letter in main)
        {
            if (letter is >= '0' and <= '9')
            {
                digits.Append(letter);
            }
            else if (letter == '+' && digits.Length == 0)
            {
                international = true;
            }
            else if (!IsSeparator(letter))
            {
                problem = "Contains characters that are no part of a telephone number.";
                return false;
            }
        }
        if (digits.Length == 0)
        {
            problem = "Contains no digits.";
            return false;
        }
        // "+44 (0)20 ..." writes the trunk digit that callers from abroad leave out.
        if (international && main.Contains("(0)", StringComparison.Ordinal))
        {
            var without = main.Replace("(0)", string.Empty, StringComparison.Ordinal);
            digits.Clear().Append(string.Concat(without.Where(char.IsAsciiDigit)));
        }
        problem = string.Empty;
        number = new PhoneText(digits.ToString(), extension, international);
        return true;
    }

    private static bool IsSeparator(char letter) => letter is ' ' or '-' or '.' or '(' or ')' or '/' or '·' or '_'
        or '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2015' or '\u2212' or '[' or ']';

    private static (string Main, string? Extension) SplitExtension(string text)
    {
        foreach (var mark in ExtensionMarks)
        {
            var at = text.IndexOf(mark, StringComparison.Ordinal);
            if (at > 0)
            {
                var digits = string.Concat(text[(at + mark.Length)..].Where(char.IsAsciiDigit));
                return (text[..at].Trim(), digits.Length is > 0 and <= MaxExtension ? digits : null);
            }
        }
        return (text.Trim(), null);
    }

    /// <summary>In 010-12345678-801 the last group is an extension: the groups before it are a whole fixed line.</summary>
    private static (string Main, string? Extension) SplitHyphenExtension(string main, string? extension)
    {
        var groups = main.Split('-');
        if (extension is null && groups.Length == 3 && groups[0].StartsWith('0') && groups[0].Length is 3 or 4
            && groups[1].Length is 7 or 8 && groups[2].Length is > 0 and <= 5)
        {
            return ($"{groups[0]}-{groups[1]}", groups[2]);
        }
        return (main, extension);
    }
}
