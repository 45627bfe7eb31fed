using System.Net;
using CustomerLifecycle.Events;

namespace CustomerLifecycle.Storage.Webhooks;

/// <summary>What an endpoint has to be like. The address itself stays out of the reasons: it may hold a token.</summary>
internal sealed class WebhookEndpointRules(WebhooksOptions options, NetworkGuard network, EventCatalog catalog)
{
    internal IReadOnlyList<WebhookRefusal> Check(WebhookEndpointSettings settings, WebhookSecret? secret = null) =>
        [.. CheckUrl(settings.Url), .. CheckEventTypes(settings.EventTypes), .. CheckDescription(settings.Description), .. CheckSecret(secret)];

    internal static IEnumerable<WebhookRefusal> CheckSecret(WebhookSecret? secret)
    {
        if (secret is { Key.Length: < WebhookSecret.MinKeyLength })
        {
            yield return new("Secret", $"The key has {secret.Key.Length} bytes; it has {WebhookSecret.MinKeyLength} to {WebhookSecret.MaxKeyLength}. Leave the secret out to have one made.");
        }
    }

    private IEnumerable<WebhookRefusal> CheckUrl(Uri? url)
    {
        const string Field = nameof(WebhookEndpointSettings.Url);
        if (url is not { IsAbsoluteUri: true })
        {
            yield return new(Field, "It is not absolute. Give the whole address, such as https://crm.example.com/hooks.");
            yield break;
        }

        if (url.OriginalString.Length > WebhookEndpointSettings.MaxUrlLength)
        {
            yield return new(Field, $"It has {url.OriginalString.Length} characters; at most {WebhookEndpointSettings.MaxUrlLength} are allowed.");
        }

        if (url.Scheme != Uri.UriSchemeHttps && !(options.AllowHttp && url.Scheme == Uri.UriSchemeHttp))
        {
            yield return new(Field, $"Its scheme is '{url.Scheme}'. Use https: a signature does not hide what is sent. (WebhooksOptions.AllowHttp allows http, for tests.)");
        }

        if (url.UserInfo.Length > 0 || url.Fragment.Length > 0)
        {
            yield return new(Field, "It has a user name or a fragment. Leave them out; the signature says who sends.");
        }

        if (url.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6 && IPAddress.TryParse(url.DnsSafeHost, out IPAddress? address) && !network.Allows(address))
        {
            yield return new(Field, NetworkGuard.Refusal);
        }
    }

    private IEnumerable<WebhookRefusal> CheckEventTypes(IReadOnlyList<string>? types)
    {
        const string Field = nameof(WebhookEndpointSettings.EventTypes);
        if (types is null || types.Count > WebhookEndpointSettings.MaxEventTypes)
        {
            yield return new(Field, $"It has 0 to {WebhookEndpointSettings.MaxEventTypes} entries. Leave it empty for every event.");
            yield break;
        }

        foreach (string type in types)
        {
            if (string.IsNullOrEmpty(type) || !catalog.Names.Any(name => WebhookEventTypes.Covers(type, name)))
            {
                yield return new(Field, $"'{Redaction.Text(StorableText.Clean(type ?? "", WebhookEndpointSettings.MaxDescriptionLength))}' names no event that this host knows. Use a name of the catalog, such as {catalog.Names[0]}, or a beginning with '.*' behind it.");
            }
        }
    }

    private static IEnumerable<WebhookRefusal> CheckDescription(string? description)
    {
        const string Field = nameof(WebhookEndpointSettings.Description);
        if (description?.Length > WebhookEndpointSettings.MaxDescriptionLength)
        {
            yield return new(Field, $"It has {description.Length} characters; at most {WebhookEndpointSettings.MaxDescriptionLength} are allowed.");
        }
        else if (description is not null && !string.Equals(StorableText.Clean(description, description.Length), description, StringComparison.Ordinal))
        {
            yield return new(Field, "It has a NUL or half of a surrogate pair and cannot be stored. Remove that.");
        }
    }
}
