using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CustomerLifecycle;

/// <summary>Identifies a tenant: one customer of the host, whose data no other tenant ever sees.</summary>
/// <remarks>Text of 1 to 128 characters, compared by ordinal. The <see langword="default"/> value names nothing; reading its
/// <see cref="Value"/> throws <see cref="InvalidOperationException"/>.</remarks>
[JsonConverter(typeof(IdentifierJsonConverter<TenantId>))]
public readonly record struct TenantId : IIdentifier<TenantId>
{
    private readonly string? _value;

    /// <summary>Creates an identifier from its text, for example <c>acme</c>.</summary>
    /// <param name="value">1 to 128 characters without control characters, and without white space at either end.</param>
    /// <exception cref="ArgumentException">The text is not an identifier; the message says why.</exception>
    public TenantId(string value) => _value = IdentifierText.Check(value, nameof(TenantId));

    /// <inheritdoc/>
    public string Value => _value ?? throw IdentifierText.NotSet(nameof(TenantId));

    /// <inheritdoc/>
    public static TenantId From(Guid value) => new(value.ToString("D"));

    /// <inheritdoc/>
    public static TenantId Parse(string s, IFormatProvider? provider = null) =>
        IdentifierText.Problem(s) is { } problem ? throw IdentifierText.Invalid(nameof(TenantId), problem) : new(s);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out TenantId result)
    {
        bool valid = IdentifierText.Problem(s) is null;
        result = valid ? new(s!) : default;
        return valid;
    }

    /// <summary>The identifier's text, or an empty string for the <see langword="default"/> value.</summary>
    public override string ToString() => _value ?? "";
}
