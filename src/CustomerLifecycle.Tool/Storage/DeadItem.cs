namespace CustomerLifecycle.Tool.Storage;

/// <summary>An item of the due-time index that ran out of attempts and waits to be replayed.</summary>
internal sealed record DeadItem
{
    public required string Tenant { get; init; }

    public required string Kind { get; init; }

    public required string Key { get; init; }

    public required long Attempts { get; init; }

    public string? Error { get; init; }
}
