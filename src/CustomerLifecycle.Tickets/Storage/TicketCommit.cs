using CustomerLifecycle.Events;
using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Tickets;

/// <summary>A change of a ticket with everything that is stored with it, or not at all.</summary>
public sealed record TicketCommit
{
    /// <summary>The scope under which text search knows tickets.</summary>
    public const string SearchScope = "tickets";

    /// <summary>The ticket after the change; its version is <see cref="ExpectedVersion"/> plus one.</summary>
    public required Ticket Ticket { get; init; }

    /// <summary>The version the stored ticket must have; 0 = there is none yet.</summary>
    public required long ExpectedVersion { get; init; }

    /// <summary>The change, for the history.</summary>
    public required TicketHistoryEntry Entry { get; init; }

    /// <summary>What was written, if anything.</summary>
    public TicketComment? Comment { get; init; }

    /// <summary>The events for the outbox.</summary>
    public IReadOnlyList<IntegrationEvent> Events { get; init; } = [];

    /// <summary>The changes of the due-time index.</summary>
    public IReadOnlyList<DueChange> Due { get; init; } = [];

    /// <summary>The text that finds the ticket from now on; null when that does not change.</summary>
    public string? SearchText { get; init; }

    /// <summary>The commit is applied once per tenant and key; null = no such promise.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>What <see cref="ITicketStore.FindAppliedAsync"/> gives back for the key.</summary>
    public string? Remember { get; init; }

    internal StorageCommit ToStorage(params IReadOnlyList<SqlStatement> statements) => new()
    {
        Tenant = Ticket.Tenant,
        Stream = "ticket/" + Ticket.Id.Value,
        Statements = statements,
        Events = Events,
        Due = Due,
        Search = SearchText is null ? [] : [new(SearchScope, Ticket.Id.Value, SearchText)],
        IdempotencyKey = IdempotencyKey,
        Result = Remember,
    };
}
