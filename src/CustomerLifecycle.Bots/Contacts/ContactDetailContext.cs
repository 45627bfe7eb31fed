namespace CustomerLifecycle.Bots.Contacts;

/// <summary>What the conversation tells about a message before it is read.</summary>
public sealed record ContactDetailContext
{
    /// <summary>Nothing is known.</summary>
    public static readonly ContactDetailContext None = new();

    /// <summary>A phone given earlier in the conversation: "my WeChat is the same number" then refers to it. Null when none was.</summary>
    public string? KnownPhone { get; init; }

    /// <summary>Whether the bot has just asked for a phone or WeChat: a bare id or a number with a digit missing is then read as the reply.</summary>
    public bool IsAwaited { get; init; }
}
