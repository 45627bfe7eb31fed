namespace CustomerLifecycle.Messages;

/// <summary>A button of a card: it sends a text back, or opens a page.</summary>
public sealed record CardAction
{
    /// <summary>What the button says.</summary>
    public required string Title { get; init; }

    /// <summary>The text that pressing the button sends, if any.</summary>
    public string? Reply { get; init; }

    /// <summary>The page that pressing the button opens, if any.</summary>
    public Uri? Link { get; init; }
}
