using System.Text.Json.Serialization;

namespace CustomerLifecycle.Messages;

/// <summary>What a message says, whatever the channel: <see cref="TextMessage"/>, <see cref="RichCardMessage"/>,
/// <see cref="MediaMessage"/> or <see cref="SystemMessage"/>.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(TextMessage), "text")]
[JsonDerivedType(typeof(RichCardMessage), "rich-card")]
[JsonDerivedType(typeof(MediaMessage), "media")]
[JsonDerivedType(typeof(SystemMessage), "system")]
public abstract record MessageContent
{
    private protected MessageContent()
    {
    }

    /// <summary>The message as plain text, for a channel or a reader that shows nothing else.</summary>
    public abstract string ToPlainText();
}
