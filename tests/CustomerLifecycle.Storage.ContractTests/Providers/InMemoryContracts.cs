using CustomerLifecycle.Storage.ContractTests.Contracts;

namespace CustomerLifecycle.Storage.ContractTests.Providers;

/// <summary>The contracts over memory.</summary>
public static class InMemoryContracts
{
    public const string Provider = "memory";

    public sealed class Commits() : CommitContract(Provider);

    public sealed class TenantIsolation() : TenantIsolationContract(Provider);

    public sealed class Outbox() : OutboxContract(Provider);

    public sealed class DueIndex() : DueIndexContract(Provider);

    public sealed class TextSearch() : TextSearchContract(Provider);

    public sealed class NumberSequence() : NumberSequenceContract(Provider);
}
