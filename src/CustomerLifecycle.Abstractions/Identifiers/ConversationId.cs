using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CustomerLifecycle;

/// <summary>Identifies a conversation: the thread of contacts and messages over days and channels.</summary>
/// <remarks>Text of 1 to 128 characters, compared by ordinal. The <see langword="default"/> value names nothing; reading its
/// <see cref="Value"/> throws <see cref="InvalidOperationException"/>.</remarks>
[JsonConverter(typeof(IdentifierJsonConverter<ConversationId>))]
public readonly record struct ConversationId : IIdentifier<ConversationId>
{
    private readonly string? _value;

    /// <summary>Creates an identifier from its text, for example <c>v-1</c>.</summary>
    /// <param name="value">1 to 128 characters without control characters, and without white space at either end.</param>
    /// <exception cref="ArgumentException">The text is not an identifier; the message says why.</exception>
    public ConversationId(string value) => _value = IdentifierText.Check(value, nameof(ConversationId));

    /// <inheritdoc/>
    public string Value => _value ?? throw IdentifierText.NotSet(nameof(ConversationId));

    /// <inheritdoc/>
    public static ConversationId From(Guid value) => new(value.ToString("D"));

    /// <inheritdoc/>
    public static ConversationId Parse(string s, IFormatProvider? provider = null) =>
        IdentifierText.Problem(s) is { } problem ? throw IdentifierText.Invalid(nameof(ConversationId), problem) : new(s);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ConversationId result)
    {
        bool valid = IdentifierText.Problem(s) is null;
        result = valid ? new(s!) : default;
        return valid;
    }

    /// <summary>The identifier's text, or an empty string for the <see langword="default"/> value.</summary>
    public override string ToString() => _value ?? "";
}
