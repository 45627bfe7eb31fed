using System.Security.Cryptography;
using System.Text;

namespace CustomerLifecycle.Storage.Webhooks;

/// <summary>AES-256-GCM with keys of the host: the first encrypts, all of them decrypt. Tenant and endpoint are authenticated with the
/// secret, so that what is stored cannot be moved to another endpoint.</summary>
internal sealed class KeyedSecretProtector : IWebhookSecretProtector
{
    internal const int KeyLength = 32;

    private const string Scheme = "aes256gcm:";
    private const int KeyIdLength = 8;
    private static readonly int NonceLength = AesGcm.NonceByteSizes.MaxSize;
    private static readonly int TagLength = AesGcm.TagByteSizes.MaxSize;

    private readonly (string Id, byte[] Key)[] _keys;

    internal KeyedSecretProtector(IEnumerable<string> base64Keys) =>
        _keys = [.. base64Keys.Select(Convert.FromBase64String).Select(key => (Convert.ToHexStringLower(SHA256.HashData(key))[..KeyIdLength], key))];

    public string Protect(TenantId tenant, WebhookEndpointId endpoint, WebhookSecret secret)
    {
        (string id, byte[] key) = _keys[0];
        byte[] sealedBytes = new byte[NonceLength + TagLength + secret.Key.Length];
        Span<byte> nonce = sealedBytes.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using AesGcm aes = new(key, TagLength);
        aes.Encrypt(nonce, secret.Key, sealedBytes.AsSpan(NonceLength + TagLength), sealedBytes.AsSpan(NonceLength, TagLength), Context(tenant, endpoint));
        return Scheme + id + ":" + Convert.ToBase64String(sealedBytes);
    }

    public WebhookSecret Unprotect(TenantId tenant, WebhookEndpointId endpoint, string stored)
    {
        if (!stored.StartsWith(Scheme, StringComparison.Ordinal))
        {
            // Stored in plain text before the host had a key.
            return PlainSecretProtector.Read(stored);
        }

        string[] parts = stored.Split(':');
        byte[] key = Array.Find(_keys, known => known.Id == parts[1]).Key
            ?? throw new CryptographicException($"The secret of an endpoint is encrypted with the key {parts[1]}, which is not in WebhooksOptions.SecretKeys. Add that key behind the current one.");
        ReadOnlySpan<byte> sealedBytes = Convert.FromBase64String(parts[2]);
        byte[] plain = new byte[sealedBytes.Length - NonceLength - TagLength];
        using AesGcm aes = new(key, TagLength);
        aes.Decrypt(sealedBytes[..NonceLength], sealedBytes[(NonceLength + TagLength)..], sealedBytes.Slice(NonceLength, TagLength), plain, Context(tenant, endpoint));
        return WebhookSecret.FromKey(plain);
    }

    private static byte[] Context(TenantId tenant, WebhookEndpointId endpoint) => Encoding.UTF8.GetBytes(tenant.Value + '\n' + endpoint.Value);
}
