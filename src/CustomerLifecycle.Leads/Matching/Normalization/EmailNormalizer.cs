using System.Collections.Frozen;

namespace CustomerLifecycle.Leads.Matching;

/// <summary>
/// Reads e-mail addresses: folds width and case, drops a "+tag", and the dots of providers that ignore them.
/// Deterministic and safe for use by many threads.
/// </summary>
public static class EmailNormalizer
{
    private const int MaxLength = 254; // RFC 5321, 4.5.3.1.3: a path of 256 octets with its brackets.

    private static readonly FrozenSet<string> PublicProviders = FrozenSet.Create(StringComparer.Ordinal,
        "qq.com", "foxmail.com", "163.com", "126.com", "yeah.net", "vip.163.com", "vip.qq.com", "sina.com", "sina.cn", "sohu.com",
        "139.com", "189.cn", "wo.cn", "aliyun.com", "21cn.com", "tom.com", "gmail.com", "outlook.com", "hotmail.com", "live.com",
        "msn.com", "yahoo.com", "yahoo.com.cn", "yahoo.com.hk", "yahoo.com.tw", "icloud.com", "me.com", "aol.com", "gmx.de",
        "gmx.net", "web.de", "mail.ru", "yandex.ru", "proton.me", "protonmail.com", "naver.com");

    private static readonly FrozenSet<string> Roles = FrozenSet.Create(StringComparer.Ordinal,
        "info", "sales", "service", "support", "contact", "admin", "office", "hr", "marketing", "mail", "hello", "kefu", "noreply",
        "no-reply", "webmaster", "postmaster", "enquiry", "inquiry", "business", "team");

    /// <summary>Reads one address. Never throws on bad text: the result then carries the text and the problem.</summary>
    public static EmailAddress Normalize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var original = text.Trim();
        // A full-width stop is how an input method writes the dot.
        var folded = TextFolding.Fold(original).Replace('。', '.').Trim('<', '>', ' ', ';', ',');
        if (folded.StartsWith("mailto:", StringComparison.Ordinal))
        {
            folded = folded["mailto:".Length..];
        }
        var at = folded.LastIndexOf('@');
        if (folded.Length > MaxLength || at <= 0 || at == folded.Length - 1)
        {
            return Invalid(original, "An address has the form name@domain.");
        }
        var local = folded[..at];
        var domain = folded[(at + 1)..].TrimEnd('.');
        if (local.AsSpan().ContainsAny(" @,;") || !IsDomain(domain))
        {
            return Invalid(original, "The part before or after the @ has characters no address has.");
        }
        (local, domain) = Canonical(local, domain);
        return local.Length == 0
            ? Invalid(original, "Nothing stands before the @.")
            : new EmailAddress($"{local}@{domain}", local, domain, Roles.Contains(local), PublicProviders.Contains(domain), null);
    }

    private static (string Local, string Domain) Canonical(string local, string domain)
    {
        if (domain is "googlemail.com")
        {
            domain = "gmail.com";
        }
        var plus = local.IndexOf('+', StringComparison.Ordinal);
        if (plus > 0)
        {
            local = local[..plus];
        }
        return (domain is "gmail.com" ? local.Replace(".", string.Empty, StringComparison.Ordinal) : local, domain);
    }

    private static bool IsDomain(string domain) =>
        domain.Contains('.', StringComparison.Ordinal) && !domain.StartsWith('.') && !domain.Contains("..", StringComparison.Ordinal)
        && domain.All(letter => char.IsLetterOrDigit(letter) || letter is '.' or '-');

    private static EmailAddress Invalid(string original, string problem) => new(original, string.Empty, string.Empty, false, false, problem);
}
