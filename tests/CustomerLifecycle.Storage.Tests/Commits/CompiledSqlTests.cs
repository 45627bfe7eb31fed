namespace CustomerLifecycle.Storage.Tests.Commits;

public sealed class CompiledSqlTests
{
    [Theory]
    [InlineData("UPDATE t SET a = @a, b = @b WHERE a = @a", "UPDATE t SET a = $1, b = $2 WHERE a = $1", "a b")]
    [InlineData("SELECT '@no', '''@no', @yes_1", "SELECT '@no', '''@no', $1", "yes_1")]
    [InlineData("SELECT a @> @b, @@c, x@ ", "SELECT a @> $1, @$2, x@ ", "b c")]
    [InlineData("DELETE FROM t", "DELETE FROM t", "")]
    public void Names_become_positions_outside_of_quotes(string sql, string positional, string names)
    {
        CompiledSql compiled = CompiledSql.Compile(sql, positional: true);

        Assert.Equal(positional, compiled.Text);
        Assert.Equal(names.Split(' ', StringSplitOptions.RemoveEmptyEntries), compiled.Parameters);
        Assert.Equal(sql, CompiledSql.Compile(sql, positional: false).Text);
    }
}
