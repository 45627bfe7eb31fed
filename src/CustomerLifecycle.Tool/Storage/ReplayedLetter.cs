namespace CustomerLifecycle.Tool.Storage;

/// <summary>A dead letter that was given new attempts.</summary>
/// <param name="Handler">The handler.</param>
/// <param name="Sequence">The event's place in the outbox.</param>
internal sealed record ReplayedLetter(string Handler, long Sequence);
