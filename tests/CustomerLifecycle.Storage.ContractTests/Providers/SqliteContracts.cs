using System.Data.Common;
using CustomerLifecycle.Hosting;
using CustomerLifecycle.Storage.ContractTests.Contracts;
using CustomerLifecycle.Storage.ContractTests.Host;
using CustomerLifecycle.Storage.Sqlite;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerLifecycle.Storage.ContractTests.Providers;

/// <summary>The contracts over SQLite.</summary>
public static class SqliteContracts
{
    public const string Storage = "sqlite";

    public sealed class Commits() : CommitContract(Storage);

    public sealed class TenantIsolation() : TenantIsolationContract(Storage);

    public sealed class Outbox() : OutboxContract(Storage);

    public sealed class DeadLetters() : DeadLetterContract(Storage);

    public sealed class OutboxTable() : OutboxTableContract(Storage);

    public sealed class DueIndex() : DueIndexContract(Storage);

    public sealed class TextSearch() : TextSearchContract(Storage);

    public sealed class NumberSequence() : NumberSequenceContract(Storage);

    public sealed class LockedSessions() : LockedSessionContract(Storage);

    public sealed class RoutingLog() : RoutingLogContract(Storage);

    public sealed class RoutingKill() : RoutingKillContract(Storage);

    public sealed class TicketStore() : TicketStoreContract(Storage);

    public sealed class TicketQueries() : TicketQueryContract(Storage);

    public sealed class TicketKill() : TicketKillContract(Storage);

    public sealed class TicketIndexes() : TicketIndexContract(Storage)
    {
        protected override async Task<string> ExplainAsync(DbConnection connection, string sql, DynamicParameters parameters) =>
            string.Join('\n', (await connection.QueryAsync("EXPLAIN QUERY PLAN " + sql, parameters)).Select(row => (string)row.detail));
    }

    public sealed class GroupCommit() : GroupCommitContract(Storage);

    public sealed class HostTransaction() : HostTransactionContract(Storage);

    public sealed class Migration() : MigrationContract(Storage);

    public sealed class Kill() : KillContract(Storage);

    public sealed class WebhookKill() : WebhookKillContract(Storage);

    public sealed class Durability() : DurabilityContract(Storage)
    {
        // 2 is FULL, 1 is NORMAL (https://www.sqlite.org/pragma.html#pragma_synchronous).
        protected override string Durable => "wal synchronous=2";

        protected override string Less => "wal synchronous=1";

        protected override void UseLess(ICustomerLifecycleBuilder builder, string connectionString) =>
            builder.UseSqlite(connectionString, options => options.Durability = SqliteDurability.Normal);

        // A SQLite file has no default of its own for this.
        protected override Task WeakenAsync(ContractHost host) => Task.CompletedTask;
    }

    public sealed class FullDisk() : FullDiskContract(Storage)
    {
        protected override ContractHost Limit(ContractHost owner) => owner.OpenAgain(use: builder => builder.UseStorage(
            "UseLimitedSqlite()",
            services => StorageBackend.Over(new RelationalStorage(
                new LimitedSqliteDataSource(owner.ConnectionString!), new SqliteDialect(), services.GetRequiredService<StorageContext>()))));

        protected override Task FillAsync(ContractHost host) => FileOf(host).FillAsync();

        protected override Task FreeAsync(ContractHost host) => FileOf(host).FreeAsync();

        private static LimitedSqliteDataSource FileOf(ContractHost host) => (LimitedSqliteDataSource)host.Relational.DataSource;
    }
}
