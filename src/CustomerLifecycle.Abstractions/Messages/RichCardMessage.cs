namespace CustomerLifecycle.Messages;

/// <summary>A card with a title, a picture and buttons.</summary>
public sealed record RichCardMessage : MessageContent
{
    /// <summary>The title.</summary>
    public required string Title { get; init; }

    /// <summary>The text below the title, if any.</summary>
    public string? Body { get; init; }

    /// <summary>The picture, if any.</summary>
    public Uri? Image { get; init; }

    /// <summary>The buttons, in order.</summary>
    public IReadOnlyList<CardAction> Actions { get; init => field = value ?? []; } = [];

    /// <inheritdoc/>
    public override string ToPlainText() => Body is null ? Title : Title + "\n" + Body;
}
