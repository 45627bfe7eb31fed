namespace CustomerLifecycle.Storage;

/// <summary>A statement with its values in the order of the compiled text, checked so far as that is possible without a database.</summary>
internal sealed class PlannedStatement
{
    private PlannedStatement(CompiledSql sql, object?[] values, int? expectedRows) => (Sql, Values, ExpectedRows) = (sql, values, expectedRows);

    internal CompiledSql Sql { get; }

    internal object?[] Values { get; }

    internal int? ExpectedRows { get; }

    /// <exception cref="ArgumentException">A parameter has no value, or one that cannot be stored.</exception>
    internal static PlannedStatement Create(SqlStatement statement, CompiledSqlCache compiled)
    {
        CompiledSql sql = compiled.Get(statement.Text);
        object?[] values = new object?[sql.Parameters.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = Check(statement.ValueOf(sql.Parameters[i], i), sql.Parameters[i], statement);
        }

        return new PlannedStatement(sql, values, statement.ExpectedRows);
    }

    private static object? Check(object? value, string name, SqlStatement statement)
    {
        switch (value)
        {
            case string text:
                StorableText.Check(text, "value of @" + name);
                return value;
            case null or long or int or double or byte[]:
                return value;
            default:
                throw new ArgumentException(
                    $"The value of @{name} is a {value.GetType().Name}. Give text, long, int, double, byte[] or null; an instant goes as UtcTicks, a truth value as 0 or 1: {statement.Text}");
        }
    }
}
