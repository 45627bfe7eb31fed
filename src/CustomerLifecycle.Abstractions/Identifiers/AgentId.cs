using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CustomerLifecycle;

/// <summary>Identifies a agent: a human, a bot or a salesperson that serves customers.</summary>
/// <remarks>Text of 1 to 128 characters, compared by ordinal. The <see langword="default"/> value names nothing; reading its
/// <see cref="Value"/> throws <see cref="InvalidOperationException"/>.</remarks>
[JsonConverter(typeof(IdentifierJsonConverter<AgentId>))]
public readonly record struct AgentId : IIdentifier<AgentId>
{
    private readonly string? _value;

    /// <summary>Creates an identifier from its text, for example <c>a-17</c>.</summary>
    /// <param name="value">1 to 128 characters without control characters, and without white space at either end.</param>
    /// <exception cref="ArgumentException">The text is not an identifier; the message says why.</exception>
    public AgentId(string value) => _value = IdentifierText.Check(value, nameof(AgentId));

    /// <inheritdoc/>
    public string Value => _value ?? throw IdentifierText.NotSet(nameof(AgentId));

    /// <inheritdoc/>
    public static AgentId From(Guid value) => new(value.ToString("D"));

    /// <inheritdoc/>
    public static AgentId Parse(string s, IFormatProvider? provider = null) =>
        IdentifierText.Problem(s) is { } problem ? throw IdentifierText.Invalid(nameof(AgentId), problem) : new(s);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out AgentId result)
    {
        bool valid = IdentifierText.Problem(s) is null;
        result = valid ? new(s!) : default;
        return valid;
    }

    /// <summary>The identifier's text, or an empty string for the <see langword="default"/> value.</summary>
    public override string ToString() => _value ?? "";
}
