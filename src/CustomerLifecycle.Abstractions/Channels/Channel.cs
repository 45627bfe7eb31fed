using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CustomerLifecycle;

/// <summary>The way a contact comes in or goes out. An open set: a host names its own channels beside the well-known ones.</summary>
/// <remarks>Text of 1 to 128 characters, lower-case ASCII by convention, compared by ordinal.</remarks>
[JsonConverter(typeof(IdentifierJsonConverter<Channel>))]
public readonly record struct Channel : IIdentifier<Channel>
{
    private readonly string? _value;

    /// <summary>Names a channel, for example <c>web-chat</c>.</summary>
    /// <param name="value">1 to 128 characters without control characters.</param>
    /// <exception cref="ArgumentException">The text is not a channel name; the message says why.</exception>
    public Channel(string value) => _value = IdentifierText.Check(value, nameof(Channel));

    /// <summary>Chat on a web page.</summary>
    public static Channel WebChat { get; } = new("web-chat");

    /// <summary>A telephone call.</summary>
    public static Channel Voice { get; } = new("voice");

    /// <summary>E-mail.</summary>
    public static Channel Email { get; } = new("email");

    /// <summary>WeChat: official account, mini program or customer-service account.</summary>
    public static Channel WeChat { get; } = new("wechat");

    /// <summary>Weibo private messages.</summary>
    public static Channel Weibo { get; } = new("weibo");

    /// <summary>Chat inside the host's own app.</summary>
    public static Channel App { get; } = new("app");

    /// <summary>Text messages.</summary>
    public static Channel Sms { get; } = new("sms");

    /// <summary>A form on a landing page.</summary>
    public static Channel LandingPage { get; } = new("landing-page");

    /// <summary>A live stream.</summary>
    public static Channel Live { get; } = new("live");

    /// <summary>A shop: a marketplace's messenger or a store's counter.</summary>
    public static Channel Shop { get; } = new("shop");

    /// <inheritdoc/>
    public string Value => _value ?? throw IdentifierText.NotSet(nameof(Channel));

    /// <inheritdoc/>
    public static Channel From(Guid value) => new(value.ToString("D"));

    /// <inheritdoc/>
    public static Channel Parse(string s, IFormatProvider? provider = null) =>
        IdentifierText.Problem(s) is { } problem ? throw IdentifierText.Invalid(nameof(Channel), problem) : new(s);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Channel result)
    {
        bool valid = IdentifierText.Problem(s) is null;
        result = valid ? new(s!) : default;
        return valid;
    }

    /// <summary>The channel's name, or an empty string for the <see langword="default"/> value.</summary>
    public override string ToString() => _value ?? "";
}
