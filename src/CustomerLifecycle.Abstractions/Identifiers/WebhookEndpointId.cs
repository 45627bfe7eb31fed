using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CustomerLifecycle;

/// <summary>Identifies an endpoint that webhooks are sent to.</summary>
/// <remarks>Text of 1 to 128 characters, compared by ordinal. The <see langword="default"/> value names nothing; reading its
/// <see cref="Value"/> throws <see cref="InvalidOperationException"/>.</remarks>
[JsonConverter(typeof(IdentifierJsonConverter<WebhookEndpointId>))]
public readonly record struct WebhookEndpointId : IIdentifier<WebhookEndpointId>
{
    private readonly string? _value;

    /// <summary>Creates an identifier from its text, for example <c>crm</c>.</summary>
    /// <param name="value">1 to 128 characters without control characters, and without white space at either end.</param>
    /// <exception cref="ArgumentException">The text is not an identifier; the message says why.</exception>
    public WebhookEndpointId(string value) => _value = IdentifierText.Check(value, nameof(WebhookEndpointId));

    /// <inheritdoc/>
    public string Value => _value ?? throw IdentifierText.NotSet(nameof(WebhookEndpointId));

    /// <inheritdoc/>
    public static WebhookEndpointId From(Guid value) => new(value.ToString("D"));

    /// <inheritdoc/>
    public static WebhookEndpointId Parse(string s, IFormatProvider? provider = null) =>
        IdentifierText.Problem(s) is { } problem ? throw IdentifierText.Invalid(nameof(WebhookEndpointId), problem) : new(s);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out WebhookEndpointId result)
    {
        bool valid = IdentifierText.Problem(s) is null;
        result = valid ? new(s!) : default;
        return valid;
    }

    /// <summary>The identifier's text, or an empty string for the <see langword="default"/> value.</summary>
    public override string ToString() => _value ?? "";
}
