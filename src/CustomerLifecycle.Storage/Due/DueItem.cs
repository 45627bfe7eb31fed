namespace CustomerLifecycle.Storage;

/// <summary>Something that is due.</summary>
public sealed record DueItem
{
    /// <summary>Whose item it is.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>The kind.</summary>
    public required string Kind { get; init; }

    /// <summary>The key within the kind.</summary>
    public required string Key { get; init; }

    /// <summary>When it was due, UTC.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>What was scheduled with it.</summary>
    public required string Payload { get; init; }

    /// <summary>The attempt, from 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>Identifies this scheduling of the item; another scheduling of the same key has another stamp.</summary>
    public required string Stamp { get; init; }

    /// <summary>What went wrong at the last attempt, if anything did; without personal data.</summary>
    public string? Error { get; init; }

    /// <summary>An idempotency key that is the same at every attempt: the effect committed under it happens once.</summary>
    public string EffectKey => "due/" + Kind + "/" + Stamp;
}
