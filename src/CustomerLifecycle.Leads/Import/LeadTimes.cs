using System.Globalization;

namespace CustomerLifecycle.Leads.Import;

/// <summary>Reads instants as lead lists write them. Formats that mean different days in different countries are not read.</summary>
internal sealed class LeadTimes(string timeZone)
{
    private static readonly string[] WithOffset =
        ["yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd HH:mm:sszzz", "yyyy-MM-dd HH:mm:ss zzz"];

    private static readonly string[] Local =
        ["yyyy-M-d H:m:s", "yyyy-M-d H:m", "yyyy-M-d", "yyyy/M/d H:m:s", "yyyy/M/d H:m", "yyyy/M/d", "yyyy-M-d'T'H:m:s", "yyyy-M-d'T'H:m", "yyyy年M月d日 H:m:s", "yyyy年M月d日 H:m", "yyyy年M月d日"];

    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(timeZone);

    /// <summary>The instant, UTC; false when the text is none.</summary>
    public bool TryRead(string text, out DateTimeOffset instant)
    {
        var written = text.EndsWith('Z') ? text[..^1] + "+00:00" : text;
        if (DateTimeOffset.TryParseExact(written, WithOffset, CultureInfo.InvariantCulture, DateTimeStyles.None, out instant))
        {
            instant = instant.ToUniversalTime();
            return true;
        }
        if (!DateTime.TryParseExact(text, Local, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) || _zone.IsInvalidTime(local))
        {
            return false;
        }
        instant = new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(local, _zone), TimeSpan.Zero);
        return true;
    }
}
