using CustomerLifecycle.Hosting;
using CustomerLifecycle.Storage.ContractTests.Contracts;
using OwnTicketTable;

namespace CustomerLifecycle.Storage.ContractTests.Providers;

/// <summary>The contracts of tickets over the sample's store, which has a table of its own.</summary>
public static class OwnTicketTableOnSqlite
{
    public const string Storage = SqliteContracts.Storage;

    public sealed class TicketStore() : TicketStoreContract(Storage)
    {
        protected override void UseStore(ICustomerLifecycleBuilder builder) => builder.Services.AddCrmTicketStore();
    }

    public sealed class TicketQueries() : TicketQueryContract(Storage)
    {
        protected override void UseStore(ICustomerLifecycleBuilder builder) => builder.Services.AddCrmTicketStore();
    }
}
