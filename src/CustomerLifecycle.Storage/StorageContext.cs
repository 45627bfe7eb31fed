using CustomerLifecycle.Events;
using Microsoft.Extensions.Logging;

namespace CustomerLifecycle.Storage;

/// <summary>What the storage of a host shares with the rest of the suite; resolved from its services.</summary>
public sealed record StorageContext
{
    /// <summary>The known event types.</summary>
    public required EventCatalog Catalog { get; init; }

    /// <summary>Writes and reads events.</summary>
    public required CloudEventSerializer Serializer { get; init; }

    /// <summary>Makes identifiers.</summary>
    public required IIdGenerator Ids { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider TimeProvider { get; init; }

    /// <summary>The schema scripts of every registered module.</summary>
    public required IReadOnlyList<StorageSchema> Schemas { get; init; }

    /// <summary>The options.</summary>
    public required StorageOptions Options { get; init; }

    /// <summary>Makes loggers.</summary>
    public required ILoggerFactory LoggerFactory { get; init; }

    /// <summary>Wakes the dispatchers.</summary>
    public required CommitSignal Signal { get; init; }
}
