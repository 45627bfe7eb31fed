using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CustomerLifecycle.Storage.Webhooks;

/// <summary>Signs webhooks as version 1 of the Standard Webhooks specification 1.0.0 says: HMAC-SHA256 over
/// <c>{id}.{timestamp}.{body}</c>, in Base64.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class WebhookSigner
{
    internal const string Version = "v1,";

    private readonly WebhookSecret[] _secrets;

    /// <summary>Creates a signer.</summary>
    /// <param name="secrets">One or more secrets; while a secret is rotated the new and the old one, so that a receiver that knows
    /// either can verify.</param>
    /// <exception cref="ArgumentException">There is no secret.</exception>
    public WebhookSigner(params IEnumerable<WebhookSecret> secrets)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        _secrets = [.. secrets];
        if (_secrets.Length == 0)
        {
            throw new ArgumentException("A webhook is signed with one secret at least.", nameof(secrets));
        }
    }

    /// <summary>Signs a message.</summary>
    /// <param name="id">The message's identifier; not empty. It should have no full stop, which separates it from the rest.</param>
    /// <param name="timestamp">When the attempt is made, not before 1970; fractions of a second are cut off.</param>
    /// <param name="body">The body, byte for byte as it is sent.</param>
    /// <returns>The value of the header <see cref="WebhookHeaders.Signature"/>: one signature for each secret, in their order.</returns>
    /// <exception cref="ArgumentException">The identifier is empty, or the time is before 1970.</exception>
    public string Sign(string id, DateTimeOffset timestamp, ReadOnlySpan<byte> body)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        long seconds = timestamp.ToUnixTimeSeconds();
        if (seconds < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(timestamp), timestamp, "The time of an attempt is not before 1970-01-01 UTC.");
        }

        string prefix = SignedPrefix(id, seconds);
        StringBuilder header = new();
        foreach (WebhookSecret secret in _secrets)
        {
            header.Append(header.Length == 0 ? "" : " ").Append(Version).Append(Compute(secret, prefix, body));
        }

        return header.ToString();
    }

    /// <summary>Signs a message whose body is text.</summary>
    /// <param name="id">The message's identifier; not empty.</param>
    /// <param name="timestamp">When the attempt is made, not before 1970; fractions of a second are cut off.</param>
    /// <param name="body">The body; it is signed as UTF-8.</param>
    /// <returns>The value of the header <see cref="WebhookHeaders.Signature"/>.</returns>
    /// <exception cref="ArgumentException">The identifier is empty, or the time is before 1970.</exception>
    public string Sign(string id, DateTimeOffset timestamp, string body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return Sign(id, timestamp, Encoding.UTF8.GetBytes(body));
    }

    internal static string SignedPrefix(string id, long unixSeconds) => string.Create(CultureInfo.InvariantCulture, $"{id}.{unixSeconds}.");

    internal static string Compute(WebhookSecret secret, string prefix, ReadOnlySpan<byte> body)
    {
        using IncrementalHash hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret.Key);
        hmac.AppendData(Encoding.UTF8.GetBytes(prefix));
        hmac.AppendData(body);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        hmac.GetHashAndReset(hash);
        return Convert.ToBase64String(hash);
    }
}
