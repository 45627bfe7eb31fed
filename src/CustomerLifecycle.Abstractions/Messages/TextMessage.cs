namespace CustomerLifecycle.Messages;

/// <summary>Plain text.</summary>
public sealed record TextMessage : MessageContent
{
    /// <summary>The text; may hold personal data.</summary>
    public required string Text { get; init; }

    /// <inheritdoc/>
    public override string ToPlainText() => Text;
}
