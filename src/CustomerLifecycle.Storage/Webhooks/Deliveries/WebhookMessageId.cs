using System.Security.Cryptography;
using System.Text;
using CustomerLifecycle.Events;

namespace CustomerLifecycle.Storage.Webhooks;

/// <summary>The identifier of the message about an event: the event's own where that can stand in a header, else a hash of it.</summary>
internal static class WebhookMessageId
{
    private const int HashLength = 16;

    internal static string Of(EventId integrationEvent)
    {
        string id = integrationEvent.Value;
        // A full stop separates what is signed, so no identifier has one.
        return id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
            ? id
            : "msg_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)).AsSpan(0, HashLength));
    }
}
