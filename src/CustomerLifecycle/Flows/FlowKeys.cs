using System.Security.Cryptography;
using System.Text;

namespace CustomerLifecycle.Flows;

/// <summary>Names of effects: equal parts give equal names, different parts different ones, and none is too long for any module.</summary>
internal static class FlowKeys
{
    // Routing takes 256 characters, Customers 300; each module adds a prefix of its own.
    private const int MaxKeyLength = 200;
    private const int MaxMessageIdLength = 128;

    public static string Of(params ReadOnlySpan<string> parts)
    {
        StringBuilder key = new("flows");
        foreach (string part in parts)
        {
            // Without this, ("a/b", "c") and ("a", "b/c") would be one key.
            key.Append('/').Append(part.Replace("%", "%25", StringComparison.Ordinal).Replace("/", "%2F", StringComparison.Ordinal));
        }

        return Fit(key.ToString(), MaxKeyLength);
    }

    public static MessageId Message(string purpose, string about) => new(Fit(purpose + "-" + about, MaxMessageIdLength));

    private static string Fit(string text, int longest) =>
        text.Length <= longest ? text : "sha256-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
