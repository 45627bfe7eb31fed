namespace CustomerLifecycle.Messages;

/// <summary>A notice of the system, such as a transfer or a customer who left.</summary>
public sealed record SystemMessage : MessageContent
{
    /// <summary>A stable code, such as <c>customer-left</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The notice in words, if any.</summary>
    public string? Text { get; init; }

    /// <inheritdoc/>
    public override string ToPlainText() => Text ?? Code;
}
