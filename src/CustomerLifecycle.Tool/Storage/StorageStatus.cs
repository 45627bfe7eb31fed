namespace CustomerLifecycle.Tool.Storage;

/// <summary>How a database is doing.</summary>
internal sealed record StorageStatus
{
    public required string Database { get; init; }

    public required string? Tenant { get; init; }

    /// <summary>What a commit survives with the provider's default options, in the database's own words.</summary>
    public required string Durability { get; init; }

    public required IReadOnlyList<ModuleSchema> Schemas { get; init; }

    /// <summary>Events committed and not yet dispatched.</summary>
    public required long PendingEvents { get; init; }

    /// <summary>When the oldest of them happened, UTC.</summary>
    public required DateTimeOffset? OldestPendingAt { get; init; }

    /// <summary>Deliveries that failed and will be tried again, and those parked behind them.</summary>
    public required long WaitingDeliveries { get; init; }

    public required long DeadDeliveries { get; init; }

    /// <summary>Items of the due-time index that will run.</summary>
    public required long DueItems { get; init; }

    /// <summary>Those of them whose time has come.</summary>
    public required long OverdueItems { get; init; }

    public required long DeadDueItems { get; init; }

    /// <summary>When the next item runs, UTC.</summary>
    public required DateTimeOffset? NextDueAt { get; init; }

    /// <summary>The oldest dead letters, up to the number asked for.</summary>
    public required IReadOnlyList<DeadLetter> DeadLetters { get; init; }

    /// <summary>Dead items in the order of kind and key, up to the number asked for.</summary>
    public required IReadOnlyList<DeadItem> DeadItems { get; init; }

    /// <summary>Something waits for a person: a dead letter, a dead item, or a schema that does not fit.</summary>
    public bool NeedsAttention =>
        DeadDeliveries > 0 || DeadDueItems > 0 || Schemas.Any(schema => schema.State is SchemaState.Behind or SchemaState.Ahead);
}
