using System.Data.Common;
using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Benchmarks.Ratios;

/// <summary>A connection with prepared commands and nothing else: what somebody would write who knows the driver.</summary>
internal sealed class RawConnection(DbConnection connection, bool positional) : IAsyncDisposable
{
    private readonly Dictionary<string, DbCommand> _prepared = [];

    public DbConnection Connection => connection;

    public async Task<int> ExecuteAsync(PlannedStatement statement, DbTransaction transaction) =>
        await (await PrepareAsync(statement, transaction)).ExecuteNonQueryAsync();

    public async Task<string?> ReadAsync(PlannedStatement statement, DbTransaction transaction) =>
        (string?)await (await PrepareAsync(statement, transaction)).ExecuteScalarAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (DbCommand command in _prepared.Values)
        {
            await command.DisposeAsync();
        }

        await connection.DisposeAsync();
    }

    private async ValueTask<DbCommand> PrepareAsync(PlannedStatement statement, DbTransaction transaction)
    {
        bool isNew = !_prepared.TryGetValue(statement.Sql.Text, out DbCommand? command);
        if (isNew)
        {
            command = connection.CreateCommand();
            command.CommandText = statement.Sql.Text;
            _prepared.Add(statement.Sql.Text, command);
        }

        for (int i = 0; i < statement.Values.Length; i++)
        {
            if (isNew)
            {
                DbParameter parameter = command!.CreateParameter();
                parameter.ParameterName = positional ? "" : "@" + statement.Sql.Parameters[i];
                command.Parameters.Add(parameter);
            }

            command!.Parameters[i].Value = statement.Values[i] ?? DBNull.Value;
        }

        command!.Transaction = transaction;
        if (isNew)
        {
            await command.PrepareAsync();
        }

        return command;
    }
}
