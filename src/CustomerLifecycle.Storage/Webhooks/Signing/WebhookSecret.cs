using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace CustomerLifecycle.Storage.Webhooks;

/// <summary>A secret that sender and receiver share. Its text begins with <c>whsec_</c> and goes on with the key in Base64.</summary>
/// <remarks>Immutable and thread-safe. <see cref="ToString"/> is masked, so that no log has the secret; <see cref="Reveal"/> has it.</remarks>
public sealed class WebhookSecret : IEquatable<WebhookSecret>
{
    /// <summary>What the text of a secret begins with.</summary>
    public const string Prefix = "whsec_";

    /// <summary>The shortest key that is accepted for an endpoint, in bytes (Standard Webhooks 1.0.0: 192 bits).</summary>
    public const int MinKeyLength = 24;

    /// <summary>The longest key, in bytes (Standard Webhooks 1.0.0: 512 bits).</summary>
    public const int MaxKeyLength = 64;

    private const int GeneratedKeyLength = 32;
    private const int Base64Group = 4;

    private readonly byte[] _key;

    private WebhookSecret(byte[] key) => _key = key;

    internal ReadOnlySpan<byte> Key => _key;

    /// <summary>A new random secret of 256 bits, from the operating system's generator.</summary>
    public static WebhookSecret Generate() => new(RandomNumberGenerator.GetBytes(GeneratedKeyLength));

    /// <summary>A secret from the bytes of its key.</summary>
    /// <param name="key">1 to 64 bytes; they are copied.</param>
    /// <exception cref="ArgumentException">There are no bytes, or too many.</exception>
    public static WebhookSecret FromKey(ReadOnlySpan<byte> key) => key.Length is 0 or > MaxKeyLength
        ? throw new ArgumentException($"The key of a webhook secret has 1 to {MaxKeyLength} bytes, not {key.Length}.", nameof(key))
        : new WebhookSecret(key.ToArray());

    /// <summary>Reads the text of a secret.</summary>
    /// <param name="text">Base64 of 1 to 64 bytes, with or without <c>whsec_</c> before it and padding behind.</param>
    /// <exception cref="FormatException">It is no such text; the message says why, and does not repeat the text.</exception>
    public static WebhookSecret Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out WebhookSecret? secret)
            ? secret
            : throw new FormatException($"Not a webhook secret: after '{Prefix}', which may be left out, it has the Base64 of 1 to {MaxKeyLength} bytes.");
    }

    /// <summary>Reads the text of a secret.</summary>
    /// <param name="text">Base64 of 1 to 64 bytes, with or without <c>whsec_</c> before it and padding behind.</param>
    /// <param name="secret">The secret, when it is one.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out WebhookSecret? secret)
    {
        secret = null;
        if (text is null)
        {
            return false;
        }

        string base64 = text.StartsWith(Prefix, StringComparison.Ordinal) ? text[Prefix.Length..] : text;
        base64 = base64.PadRight((base64.Length + Base64Group - 1) / Base64Group * Base64Group, '=');
        Span<byte> key = stackalloc byte[MaxKeyLength];
        if (!Base64.IsValid(base64) || !Convert.TryFromBase64String(base64, key, out int length) || length == 0)
        {
            return false;
        }

        secret = new WebhookSecret(key[..length].ToArray());
        return true;
    }

    /// <summary>The secret as the receiver is told it: <c>whsec_</c> and the key in Base64. Keep it out of logs.</summary>
    public string Reveal() => Prefix + Convert.ToBase64String(_key);

    /// <inheritdoc/>
    public bool Equals(WebhookSecret? other) => other is not null && CryptographicOperations.FixedTimeEquals(_key, other._key);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as WebhookSecret);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.AddBytes(_key);
        return hash.ToHashCode();
    }

    /// <summary>A mask; never the secret.</summary>
    public override string ToString() => Prefix + "***";
}
