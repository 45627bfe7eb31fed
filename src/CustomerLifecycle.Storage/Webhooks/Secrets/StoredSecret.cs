using System.Text.Json;

namespace CustomerLifecycle.Storage.Webhooks;

/// <summary>A protected secret and until when it is used; without an end for the current one.</summary>
internal sealed record StoredSecret(string Protected, DateTimeOffset? ValidUntil)
{
    internal bool IsValid(DateTimeOffset now) => ValidUntil is null || now < ValidUntil;

    internal static string Format(IReadOnlyList<StoredSecret> secrets) => JsonSerializer.Serialize([.. secrets], WebhookJsonContext.Default.StoredSecretArray);

    internal static IReadOnlyList<StoredSecret> Read(string json) => JsonSerializer.Deserialize(json, WebhookJsonContext.Default.StoredSecretArray)!;
}
