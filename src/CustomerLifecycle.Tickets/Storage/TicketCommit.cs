using CustomerLifecycle.Events;
using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Tickets;

/// <summary>Changes of tickets with everything that is stored with them, or not at all.</summary>
public sealed record TicketCommit
{
    /// <summary>The scope under which text search knows tickets.</summary>
    public const string SearchScope = "tickets";

    /// <summary>Whose tickets they are.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>The tickets that change, each once, in ordinal order of their ids: whoever writes several takes them in the same
    /// order. Empty for a command that had nothing to do: then there are <see cref="Guards"/>, and its key is remembered.</summary>
    public required IReadOnlyList<TicketChange> Changes { get; init; }

    /// <summary>Tickets that were looked at and must still be as they were, though they do not change: their versions guard the commit
    /// too.</summary>
    public IReadOnlyList<Ticket> Guards { get; init; } = [];

    /// <summary>The events for the outbox.</summary>
    public IReadOnlyList<IntegrationEvent> Events { get; init; } = [];

    /// <summary>The changes of the due-time index.</summary>
    public IReadOnlyList<DueChange> Due { get; init; } = [];

    /// <summary>The commit is applied once per tenant and key; null = no such promise.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>What <see cref="ITicketStore.FindAppliedAsync"/> gives back for the key.</summary>
    public string? Remember { get; init; }

    /// <summary>The commit in the words of the storage, for stores that write through it.</summary>
    /// <param name="statements">What the store itself writes; the first versions must be guarded by their <c>ExpectedRows</c>.</param>
    /// <returns>A commit that writes the statements together with events, due items, search text and key.</returns>
    public StorageCommit ToStorage(params IReadOnlyList<SqlStatement> statements) => new()
    {
        Tenant = Tenant,
        Stream = "ticket/" + (Changes.Count > 0 ? Changes[0].After : Guards[0]).Id.Value,
        Statements = statements,
        Events = Events,
        Due = Due,
        Search = [.. Changes.SelectMany(TicketText.Entries)],
        IdempotencyKey = IdempotencyKey,
        Result = Remember,
    };
}
