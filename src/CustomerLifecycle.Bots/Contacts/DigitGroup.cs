namespace CustomerLifecycle.Bots.Contacts;

/// <summary>Digits written together in one script: their values, and where they stand in the text.</summary>
/// <param name="Digits">The digits in ASCII.</param>
/// <param name="Start">The first character.</param>
/// <param name="End">After the last character.</param>
/// <param name="HasPlus">Whether a plus sign precedes.</param>
/// <param name="IsNumeral">Whether the digits are written as Chinese numerals.</param>
/// <param name="FollowsPause">Whether a comma separates it from the group before.</param>
internal readonly record struct DigitGroup(string Digits, int Start, int End, bool HasPlus, bool IsNumeral, bool FollowsPause);
