using CustomerLifecycle.Tool.Storage;

namespace CustomerLifecycle.Tool.Tests;

public sealed class DatabaseTargetTests
{
    [Theory]
    [InlineData("lifecycle.db", "lifecycle.db")]
    [InlineData("sqlite:data/lifecycle.db", "data/lifecycle.db")]
    [InlineData("sqlite:///data/lifecycle.db", "/data/lifecycle.db")]
    [InlineData("Data Source=lifecycle.db", "lifecycle.db")]
    [InlineData("DataSource=a b.db;Default Timeout=5", "a b.db")]
    [InlineData("Filename='a;b.db'", "a;b.db")]
    public void A_file_is_named_by_its_path_or_by_a_connection_string(string text, string file)
    {
        DatabaseTarget target = DatabaseTarget.Parse(text);

        Assert.Equal(DatabaseKind.Sqlite, target.Kind);
        Assert.Equal(file, target.File);
    }

    [Theory]
    [InlineData("postgresql://ann@db.example/crm", "PostgreSQL db.example:5432/crm")]
    [InlineData("postgres://ann:a%40b@db.example:6000/crm?SSL%20Mode=Require", "PostgreSQL db.example:6000/crm")]
    [InlineData("Host=db.example;Username=ann;Password=x;Database=crm", "PostgreSQL db.example:5432/crm")]
    [InlineData("Server=db.example;Port=6000;User Id=ann;Database=crm", "PostgreSQL db.example:6000/crm")]
    public void A_server_is_named_by_a_URI_or_by_a_connection_string(string text, string name)
    {
        DatabaseTarget target = DatabaseTarget.Parse(text);

        Assert.Equal(DatabaseKind.PostgreSql, target.Kind);
        Assert.Equal(name, target.Name);
    }

    [Fact]
    public void What_is_escaped_in_a_URI_reaches_the_driver_as_it_was_meant() =>
        Assert.Contains("Password=\"a@b;c\"", DatabaseTarget.Parse("postgresql://ann:a%40b%3Bc@db.example/crm").ConnectionString, StringComparison.OrdinalIgnoreCase);

    [Theory]
    [InlineData("mysql://db.example/crm", "neither SQLite nor PostgreSQL")]
    [InlineData("Database=crm", "neither a file")]
    [InlineData("postgresql://db.example", "is no PostgreSQL URI")]
    [InlineData(":memory:", "Name a file")]
    [InlineData("Data Source=:memory:", "Name a file")]
    public void What_names_no_database_is_refused_with_the_way_out(string text, string saying) =>
        Assert.Contains(saying, Assert.Throws<ToolException>(() => DatabaseTarget.Parse(text)).Message);
}
