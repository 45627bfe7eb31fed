namespace CustomerLifecycle.Tool.Storage;

/// <summary>A delivery that ran out of attempts and waits to be replayed.</summary>
internal sealed record DeadLetter
{
    public required string Tenant { get; init; }

    public required string Handler { get; init; }

    public required long Sequence { get; init; }

    public required string EventType { get; init; }

    public required long Attempts { get; init; }

    public string? Error { get; init; }
}
