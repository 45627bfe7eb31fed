using System.Data.Common;

namespace CustomerLifecycle.Storage;

/// <summary>Runs the statements of commits on one open connection: pipelined in one round trip where the driver has batches, else one
/// by one with prepared commands.</summary>
internal sealed class CommitWriter(DbConnection connection, SqlDialect dialect) : IAsyncDisposable
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

    /// <summary>The first column of the first row; null when there is no row.</summary>
    internal async Task<object?> ReadAsync(PlannedStatement statement, CancellationToken cancellationToken)
    {
        DbCommand command = await PrepareAsync(statement).ConfigureAwait(false);
        object? value = Connection.CanCreateBatch ? await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) : command.ExecuteScalar();
        return value is DBNull ? null : value;
    }

    public async ValueTask DisposeAsync()
    {
        await ReleaseAsync().ConfigureAwait(false);
        await Connection.DisposeAsync().ConfigureAwait(false);
    }

    private async Task<int> RunBatchAsync(IReadOnlyList<PlannedStatement> statements, DbTransaction transaction)
    {
        if (statements.Count == 0)
        {
            return -1;
        }

        DbBatch batch = Connection.CreateBatch();
        await using (batch.ConfigureAwait(false))
        {
            batch.Transaction = transaction;
            foreach (PlannedStatement statement in statements)
            {
                DbBatchCommand command = batch.CreateBatchCommand();
                command.CommandText = statement.Sql.Text;
                for (int i = 0; i < statement.Values.Length; i++)
                {
                    DbParameter parameter = command.CreateParameter();
                    if (!dialect.PositionalParameters)
                    {
                        parameter.ParameterName = statement.Sql.Parameters[i];
                    }

                    parameter.Value = statement.Values[i] ?? DBNull.Value;
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

    private async Task<int> RunPreparedAsync(IEnumerable<PlannedStatement> statements, DbTransaction transaction)
    {
        int index = 0;
        foreach (PlannedStatement statement in statements)
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

    private async ValueTask<DbCommand> PrepareAsync(PlannedStatement statement)
    {
        CompiledSql sql = statement.Sql;
        if (!_prepared.TryGetValue(sql.Text, out DbCommand? command))
        {
            if (_prepared.Count >= MaxPrepared)
            {
                await ReleaseAsync().ConfigureAwait(false);
            }

            command = Connection.CreateCommand();
            command.CommandText = sql.Text;
            foreach (string name in sql.Parameters)
            {
                DbParameter parameter = command.CreateParameter();
                parameter.ParameterName = dialect.PositionalParameters ? "" : "@" + name;
                command.Parameters.Add(parameter);
            }

            _prepared.Add(sql.Text, command);
        }

        for (int i = 0; i < statement.Values.Length; i++)
        {
            command.Parameters[i].Value = statement.Values[i] ?? DBNull.Value;
        }

        return command;
    }

    /// <summary>Gives up the prepared commands and leaves the connection open.</summary>
    internal async Task ReleaseAsync()
    {
        foreach (DbCommand command in _prepared.Values)
        {
            await command.DisposeAsync().ConfigureAwait(false);
        }

        _prepared.Clear();
    }
}
