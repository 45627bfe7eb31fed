namespace CustomerLifecycle.Tickets;

/// <summary>Reads message ids (RFC 5322, section 3.6.4). An id is kept without its angle brackets; its case counts.</summary>
internal static class MessageIds
{
    public const int MaximumLength = 998;

    /// <summary>The mail's own id, or null.</summary>
    public static string? Of(MailHeaders headers) => headers.All("Message-ID").Select(value => In(value).FirstOrDefault()).FirstOrDefault(id => id is not null);

    /// <summary>The ids a mail refers to, the nearest first: In-Reply-To, then References from the last to the first. Of very many the first
    /// and the last are kept, as RFC 5322 asks of whoever shortens the field.</summary>
    public static IReadOnlyList<string> ReferredBy(MailHeaders headers, int maximum)
    {
        List<string> ids = [.. headers.All("In-Reply-To").SelectMany(In), .. headers.All("References").SelectMany(In).Reverse()];
        string[] distinct = [.. ids.Distinct(StringComparer.Ordinal)];
        return distinct.Length <= maximum ? distinct : [.. distinct[..(maximum - (maximum / 4))], .. distinct[^(maximum / 4)..]];
    }

    /// <summary>The domain on the right of an id, or empty.</summary>
    public static string DomainOf(string id) => id[(id.LastIndexOf('@') + 1)..];

    /// <summary>The ids in a value. Where no brackets are, the words with an @.</summary>
    public static IEnumerable<string> In(string value)
    {
        int open = value.IndexOf('<', StringComparison.Ordinal);
        if (open < 0)
        {
            foreach (string word in value.Split([' ', '\t', ','], StringSplitOptions.RemoveEmptyEntries))
            {
                if (word.Contains('@', StringComparison.Ordinal) && word.Length <= MaximumLength)
                {
                    yield return word;
                }
            }
        }

        while (open >= 0)
        {
            int close = value.IndexOf('>', open + 1);
            int again = value.IndexOf('<', open + 1);
            if (close > open + 1 && (again < 0 || close < again) && close - open <= MaximumLength)
            {
                yield return value[(open + 1)..close].Trim();
            }

            open = again;
        }
    }
}
