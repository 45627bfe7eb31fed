using System.Collections.Concurrent;
using System.Data.Common;

namespace CustomerLifecycle.Storage;

/// <summary>Runs the statements of commits on one open connection: pipelined in one round trip where the driver has batches, else one
/// by one with prepared commands.</summary>
internal sealed class CommitWriter(DbConnection connection, SqlDialect dialect, ConcurrentDictionary<string, CompiledSql> compiled) : IAsyncDisposable
{
    // A module has some dozens of texts; a host that builds texts at run time must not fill the memory.
    private const int MaxPrepared = 500;

    private readonly Dictionary<string, DbCommand> _prepared = new(StringComparer.Ordinal);

    internal DbConnection Connection { get; } = connection;

    /// <summary>Runs commits in order and stops at the first guard that fails.</summary>
    /// <returns>The index of the statement, counted over all commits, whose guard failed; -1 when all held.</returns>
    internal Task<int> RunAsync(IReadOnlyList<PendingCommit> members, DbTransaction transaction) =>
        Connection.CanCreateBatch
            ? RunBatchAsync(members.SelectMany(member => member.Plan.Statements).ToArray(), transaction)
            : RunPreparedAsync(members.SelectMany(member => member.Plan.Statements), transaction);

    internal Task<int> RunAsync(CommitPlan plan, DbTransaction transaction) =>
        Connection.CanCreateBatch ? RunBatchAsync(plan.Statements, transaction) : RunPreparedAsync(plan.Statements, transaction);

    public async ValueTask DisposeAsync()
    {
        await ClearAsync().ConfigureAwait(false);
        await Connection.DisposeAsync().ConfigureAwait(false);
    }

    private async Task<int> RunBatchAsync(IReadOnlyList<SqlStatement> statements, DbTransaction transaction)
    {
        if (statements.Count == 0)
        {
            return -1;
        }

        DbBatch batch = Connection.CreateBatch();
        await using (batch.ConfigureAwait(false))
        {
            batch.Transaction = transaction;
            foreach (SqlStatement statement in statements)
            {
                CompiledSql sql = CompiledSql.Get(compiled, statement.Text, dialect.PositionalParameters);
                DbBatchCommand command = batch.CreateBatchCommand();
                command.CommandText = sql.Text;
                foreach (string name in sql.Parameters)
                {
                    DbParameter parameter = command.CreateParameter();
                    if (!dialect.PositionalParameters)
                    {
                        parameter.ParameterName = name;
                    }

                    parameter.Value = statement.ValueOf(name) ?? DBNull.Value;
                    command.Parameters.Add(parameter);
                }

                batch.BatchCommands.Add(command);
            }

            await batch.ExecuteNonQueryAsync().ConfigureAwait(false);
            for (int i = 0; i < statements.Count; i++)
            {
                if (statements[i].ExpectedRows is { } expected && batch.BatchCommands[i].RecordsAffected != expected)
                {
                    return i;
                }
            }
        }

        return -1;
    }

    private async Task<int> RunPreparedAsync(IEnumerable<SqlStatement> statements, DbTransaction transaction)
    {
        int index = 0;
        foreach (SqlStatement statement in statements)
        {
            DbCommand command = await PrepareAsync(statement).ConfigureAwait(false);
            command.Transaction = transaction;
            // Drivers without batches are in-process: their asynchronous methods only add a task.
            int rows = command.ExecuteNonQuery();
            if (statement.ExpectedRows is { } expected && rows != expected)
            {
                return index;
            }

            index++;
        }

        return -1;
    }

    private async ValueTask<DbCommand> PrepareAsync(SqlStatement statement)
    {
        CompiledSql sql = CompiledSql.Get(compiled, statement.Text, dialect.PositionalParameters);
        if (!_prepared.TryGetValue(statement.Text, out DbCommand? command))
        {
            if (_prepared.Count >= MaxPrepared)
            {
                await ClearAsync().ConfigureAwait(false);
            }

            command = Connection.CreateCommand();
            command.CommandText = sql.Text;
            foreach (string name in sql.Parameters)
            {
                DbParameter parameter = command.CreateParameter();
                parameter.ParameterName = "@" + name;
                command.Parameters.Add(parameter);
            }

            _prepared.Add(statement.Text, command);
        }

        for (int i = 0; i < sql.Parameters.Length; i++)
        {
            command.Parameters[i].Value = statement.ValueOf(sql.Parameters[i]) ?? DBNull.Value;
        }

        return command;
    }

    private async Task ClearAsync()
    {
        foreach (DbCommand command in _prepared.Values)
        {
            await command.DisposeAsync().ConfigureAwait(false);
        }

        _prepared.Clear();
    }
}
