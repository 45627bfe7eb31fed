namespace CustomerLifecycle.Storage;

/// <summary>A delivery that waits for another attempt, is parked behind one of its stream, or is dead.</summary>
public sealed record OutboxDelivery
{
    /// <summary>The handler.</summary>
    public required string Handler { get; init; }

    /// <summary>The event's place in the outbox.</summary>
    public required long Sequence { get; init; }

    /// <summary>Whose event it is.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>The event's stream.</summary>
    public required string Stream { get; init; }

    /// <summary>The number of attempts made.</summary>
    public required int Attempts { get; init; }

    /// <summary>When to try again, UTC, but not before those ahead of it in its line; <see langword="null"/> for a dead letter.</summary>
    public required DateTimeOffset? NextAt { get; init; }

    /// <summary>What went wrong last, if anything did.</summary>
    public string? Error { get; init; }

    /// <summary>The line it stands in.</summary>
    public OutboxLine Line => new(Handler, Tenant, Stream);
}
