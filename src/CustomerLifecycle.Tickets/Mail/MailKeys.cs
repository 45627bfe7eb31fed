namespace CustomerLifecycle.Tickets;

/// <summary>What has to be looked up before a mail can be decided on: read from the mail by <see cref="MailRules.KeysOf"/>, answered by
/// <see cref="MailKnowledge"/>.</summary>
public sealed record MailKeys
{
    /// <summary>The mail's own message id without angle brackets; null when it has none.</summary>
    public string? MessageId { get; init; }

    /// <summary>What may be numbers of tickets, at most 100, the likeliest first.</summary>
    public required IReadOnlyList<string> Numbers { get; init; }

    /// <summary>The message ids that the mail refers to or returns, without angle brackets, the nearest first.</summary>
    public required IReadOnlyList<string> MessageIds { get; init; }
}
