using CustomerLifecycle.Events;

namespace CustomerLifecycle.Storage;

/// <summary>An event that was committed.</summary>
public sealed record OutboxEntry
{
    /// <summary>Its place in the outbox; grows within a stream.</summary>
    public required long Sequence { get; init; }

    /// <summary>Whose event it is.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>The aggregate; events of one stream are delivered in their order.</summary>
    public required string Stream { get; init; }

    /// <summary>The event; <see langword="null"/> when this program does not know its type and skips it, or cannot read it.</summary>
    public required IntegrationEvent? Event { get; init; }

    /// <summary>Why the event cannot be read, though its type is known; without personal data. It becomes a dead letter of every handler,
    /// to be replayed by a program that can read it.</summary>
    public string? Unreadable { get; init; }
}
