using System.Globalization;
using System.Text;
using System.Text.Json;
using CustomerLifecycle.Conformance.Running;
using CustomerLifecycle.Storage.Webhooks;

namespace CustomerLifecycle.Conformance.Kinds.Webhooks;

/// <summary>Signing and verifying by Standard Webhooks, version 1.</summary>
internal sealed class WebhookKinds : IConformanceKind
{
    private const string Refused = "error";

    public string File => "webhook";

    public IReadOnlyCollection<string> Kinds { get; } = ["sign", "verify"];

    public void Run(string kind, CaseFields row)
    {
        if (kind == "sign")
        {
            Assert.Equal(row.Text("expected"), Sign(row));
        }
        else
        {
            Assert.Equal(row.Text("expected"), Verify(row));
        }
    }

    private static string Sign(CaseFields row)
    {
        var (secret, id, timestamp, body) = (row.Text("secret"), row.Text("message_id"), row.Value("timestamp"), row.Text("body"));

        // A whole number of seconds, or digits that say one; the reference tests also try what is neither.
        var digits = timestamp.ValueKind == JsonValueKind.String ? timestamp.GetString() : timestamp.GetRawText();
        return WebhookSecret.TryParse(secret, out var parsed) && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? new WebhookSigner(parsed).Sign(id, DateTimeOffset.FromUnixTimeSeconds(seconds), body)
            : Refused;
    }

    private static string Verify(CaseFields row)
    {
        var headers = row.Object("headers");
        var values = headers.Names.ToDictionary(name => name, name => Header(headers.Value(name)), StringComparer.OrdinalIgnoreCase);
        var (secret, body, now) = (row.Text("secret"), Encoding.UTF8.GetBytes(row.Text("body")), DateTimeOffset.UnixEpoch.AddSeconds(row.Number("now")));
        return WebhookSecret.TryParse(secret, out var parsed) && new WebhookVerifier(parsed).Verify(values.GetValueOrDefault, body, now).IsValid
            ? "ok"
            : Refused;
    }

    private static string? Header(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Null => null,
        _ => value.GetRawText(),
    };
}
