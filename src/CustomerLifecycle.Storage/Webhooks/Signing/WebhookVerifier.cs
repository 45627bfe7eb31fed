using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CustomerLifecycle.Storage.Webhooks;

/// <summary>Verifies webhooks by version 1 of the Standard Webhooks specification 1.0.0, on the side of the receiver.</summary>
/// <remarks>Immutable and thread-safe. Signatures are compared in constant time; those of versions it does not know are passed over.</remarks>
public sealed class WebhookVerifier
{
    private readonly WebhookSecret[] _secrets;
    private readonly TimeSpan _tolerance;

    /// <summary>Creates a verifier with the tolerance of the reference implementations, 5 minutes.</summary>
    /// <param name="secrets">The secrets that are accepted: one, or both while it is rotated.</param>
    /// <exception cref="ArgumentException">There is no secret.</exception>
    public WebhookVerifier(params IEnumerable<WebhookSecret> secrets)
        : this(secrets, DefaultTolerance)
    {
    }

    /// <summary>Creates a verifier.</summary>
    /// <param name="secrets">The secrets that are accepted: one, or both while it is rotated.</param>
    /// <param name="tolerance">How far the timestamp of an attempt may be from now, in the past or the future; inclusive, from 0.</param>
    /// <exception cref="ArgumentException">There is no secret, or the tolerance is negative.</exception>
    public WebhookVerifier(IEnumerable<WebhookSecret> secrets, TimeSpan tolerance)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        ArgumentOutOfRangeException.ThrowIfLessThan(tolerance, TimeSpan.Zero);
        _secrets = [.. secrets];
        _tolerance = tolerance;
        if (_secrets.Length == 0)
        {
            throw new ArgumentException("A webhook is verified with one secret at least.", nameof(secrets));
        }
    }

    /// <summary>The tolerance of the reference implementations of Standard Webhooks: 5 minutes.</summary>
    public static TimeSpan DefaultTolerance { get; } = TimeSpan.FromMinutes(5);

    /// <summary>Verifies a message.</summary>
    /// <param name="header">Gives the value of a header by its name in lower case; <see langword="null"/> or empty when it is missing.</param>
    /// <param name="body">The body byte for byte as it came: read it before anything parses it.</param>
    /// <param name="now">The time.</param>
    public WebhookVerification Verify(Func<string, string?> header, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(header);
        return Verify(header(WebhookHeaders.Id), header(WebhookHeaders.Timestamp), header(WebhookHeaders.Signature), body, now);
    }

    /// <summary>Verifies a message.</summary>
    /// <param name="id">The value of <see cref="WebhookHeaders.Id"/>.</param>
    /// <param name="timestamp">The value of <see cref="WebhookHeaders.Timestamp"/>.</param>
    /// <param name="signature">The value of <see cref="WebhookHeaders.Signature"/>.</param>
    /// <param name="body">The body byte for byte as it came: read it before anything parses it.</param>
    /// <param name="now">The time.</param>
    public WebhookVerification Verify(string? id, string? timestamp, string? signature, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        if (string.IsNullOrEmpty(id))
        {
            return new(WebhookProblem.MissingId, null, null);
        }

        if (string.IsNullOrEmpty(timestamp))
        {
            return new(WebhookProblem.MissingTimestamp, id, null);
        }

        if (!TryReadTimestamp(timestamp, out DateTimeOffset attemptedAt))
        {
            return new(WebhookProblem.InvalidTimestamp, id, null);
        }

        WebhookProblem problem =
            string.IsNullOrEmpty(signature) ? WebhookProblem.MissingSignature
            : now - attemptedAt > _tolerance ? WebhookProblem.TimestampTooOld
            : attemptedAt - now > _tolerance ? WebhookProblem.TimestampTooNew
            : Matches(signature, WebhookSigner.SignedPrefix(id, attemptedAt.ToUnixTimeSeconds()), body) ? WebhookProblem.None
            : WebhookProblem.NoMatchingSignature;
        return new(problem, id, attemptedAt);
    }

    private static bool TryReadTimestamp(string text, out DateTimeOffset timestamp)
    {
        bool valid = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds)
            && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds();
        timestamp = valid ? DateTimeOffset.FromUnixTimeSeconds(seconds) : default;
        return valid;
    }

    private bool Matches(string header, string prefix, ReadOnlySpan<byte> body)
    {
        byte[][] expected = new byte[_secrets.Length][];
        for (int i = 0; i < _secrets.Length; i++)
        {
            expected[i] = Encoding.UTF8.GetBytes(WebhookSigner.Version + WebhookSigner.Compute(_secrets[i], prefix, body));
        }

        bool matches = false;
        foreach (Range part in header.AsSpan().Split(' '))
        {
            byte[] given = Encoding.UTF8.GetBytes(header[part]);
            foreach (byte[] one in expected)
            {
                matches |= CryptographicOperations.FixedTimeEquals(one, given);
            }
        }

        return matches;
    }
}
