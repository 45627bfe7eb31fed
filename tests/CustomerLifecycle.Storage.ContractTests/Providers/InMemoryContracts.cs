using CustomerLifecycle.Storage.ContractTests.Contracts;

namespace CustomerLifecycle.Storage.ContractTests.Providers;

/// <summary>The contracts over memory.</summary>
public static class InMemoryContracts
{
    public const string Storage = "memory";

    public sealed class Commits() : CommitContract(Storage);

    public sealed class TenantIsolation() : TenantIsolationContract(Storage);

    public sealed class Outbox() : OutboxContract(Storage);

    public sealed class DeadLetters() : DeadLetterContract(Storage);

    public sealed class DueIndex() : DueIndexContract(Storage);

    public sealed class TextSearch() : TextSearchContract(Storage);

    public sealed class NumberSequence() : NumberSequenceContract(Storage);

    public sealed class RoutingLog() : RoutingLogContract(Storage);

    public sealed class TicketStore() : TicketStoreContract(Storage);

    public sealed class TicketQueries() : TicketQueryContract(Storage);
}
