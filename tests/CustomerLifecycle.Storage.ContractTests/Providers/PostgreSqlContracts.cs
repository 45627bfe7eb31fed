using System.Data.Common;
using CustomerLifecycle.Hosting;
using CustomerLifecycle.Storage.ContractTests.Contracts;
using CustomerLifecycle.Storage.ContractTests.Host;
using CustomerLifecycle.Storage.PostgreSql;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CustomerLifecycle.Storage.ContractTests.Providers;

/// <summary>The contracts over PostgreSQL.</summary>
public static class PostgreSqlContracts
{
    public const string Storage = "postgresql";

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
        // Of an empty table any plan is the cheapest: only which ones there are is asked.
        protected override async Task<string> ExplainAsync(DbConnection connection, string sql, DynamicParameters parameters)
        {
            await connection.ExecuteAsync("SET enable_seqscan = off; SET enable_bitmapscan = off; SET enable_sort = off");
            return string.Join('\n', await connection.QueryAsync<string>("EXPLAIN " + sql, parameters));
        }
    }

    public sealed class GroupCommit() : GroupCommitContract(Storage);

    public sealed class HostTransaction() : HostTransactionContract(Storage);

    public sealed class Migration() : MigrationContract(Storage);

    public sealed class Kill() : KillContract(Storage);

    public sealed class WebhookKill() : WebhookKillContract(Storage);

    public sealed class Durability() : DurabilityContract(Storage)
    {
        protected override string Durable => "fsync=on synchronous_commit=on";

        protected override string Less => "fsync=on synchronous_commit=off";

        protected override void UseLess(ICustomerLifecycleBuilder builder, string connectionString) =>
            builder.UsePostgreSql(connectionString, options => options.Durability = PostgreSqlDurability.Asynchronous);

        protected override async Task WeakenAsync(ContractHost host)
        {
            ArgumentNullException.ThrowIfNull(host);
            await using NpgsqlConnection connection = new(host.ConnectionString);
            await connection.ExecuteAsync($"ALTER DATABASE {new NpgsqlConnectionStringBuilder(host.ConnectionString).Database} SET synchronous_commit = off; ALTER ROLE postgres IN DATABASE {new NpgsqlConnectionStringBuilder(host.ConnectionString).Database} SET synchronous_commit = off");
        }
    }

    public sealed class FullDisk() : FullDiskContract(Storage)
    {
        protected override ContractHost Limit(ContractHost owner)
        {
            ArgumentNullException.ThrowIfNull(owner);
            return owner.OpenAgain();
        }

        // The server reports a full disk in the middle of a statement, with this code.
        protected override Task FillAsync(ContractHost host) => ExecuteAsync(host, """
            CREATE FUNCTION cl_contract_full() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION 'could not extend file "base/1/2": No space left on device' USING ERRCODE = 'disk_full'; END $$;
            CREATE TRIGGER cl_contract_full BEFORE INSERT ON cl_contract_item FOR EACH ROW EXECUTE FUNCTION cl_contract_full()
            """);

        protected override Task FreeAsync(ContractHost host) => ExecuteAsync(host, "DROP TRIGGER cl_contract_full ON cl_contract_item");

        private static async Task ExecuteAsync(ContractHost host, string sql)
        {
            await using NpgsqlConnection connection = new(host.ConnectionString);
            await connection.ExecuteAsync(sql);
        }
    }
}
