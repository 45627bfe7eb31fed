namespace CustomerLifecycle.Bots.Contacts;

/// <summary>Reads the characters by which people write digits: ASCII, full width, circled, Chinese numerals and their phone readings.</summary>
internal static class DigitReading
{
    /// <summary>The value 0 to 9, or -1.</summary>
    public static int ValueOf(char character) => character switch
    {
        >= '0' and <= '9' => character - '0',
        >= '\uff10' and <= '\uff19' => character - '\uff10',
        >= '\u2460' and <= '\u2468' => character - '\u2460' + 1,
        >= '\u2776' and <= '\u277e' => character - '\u2776' + 1,
        '\u24ea' => 0,
        '\u96f6' or '\u3007' or '\u6d1e' => 0,
        '\u4e00' or '\u58f9' or '\u5e7a' => 1,
        '\u4e8c' or '\u8d30' or '\u8cb3' or '\u4e24' or '\u5169' => 2,
        '\u4e09' or '\u53c1' => 3,
        '\u56db' or '\u8086' => 4,
        '\u4e94' or '\u4f0d' => 5,
        '\u516d' or '\u9646' or '\u9678' => 6,
        '\u4e03' or '\u67d2' or '\u62d0' => 7,
        '\u516b' or '\u634c' => 8,
        '\u4e5d' or '\u7396' or '\u52fe' => 9,
        _ => -1,
    };

    /// <summary>Whether the digit is written as a word, so that it may also be part of one ("一会儿").</summary>
    public static bool IsNumeral(char character) => character is >= '\u3007' and < '\uff10';

    /// <summary>Whether the character only decorates a digit: the two marks of a keycap emoji, zero-width characters.</summary>
    public static bool IsDecoration(char character) => character is '\ufe0f' or '\u20e3' or (>= '\u200b' and <= '\u200d') or '\u2060' or '\ufeff';

    /// <summary>Whether the character may stand between the digits of one number.</summary>
    public static bool IsSeparator(char character) => character is
        ' ' or '-' or '.' or '(' or ')' or '_' or '*' or '~' or '\u00a0' or '\u3000' or '\uff08' or '\uff09' or '\uff0d' or '\uff0e' or
        '\u2010' or '\u2011' or '\u2013' or '\u2014' or '\u00b7' or '\u30fb' or '\t';

    /// <summary>Whether the character separates numbers, but is also put between the groups of one number when it is dictated.</summary>
    public static bool IsPause(char character) => character is ',' or '\uff0c' or '\u3001';
}
