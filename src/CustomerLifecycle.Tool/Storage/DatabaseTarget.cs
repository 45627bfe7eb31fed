using System.Data.Common;
using System.Globalization;

namespace CustomerLifecycle.Tool.Storage;

/// <summary>The database a command line names.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="ConnectionString">How to reach it; may hold a password.</param>
/// <param name="File">The file of a SQLite database.</param>
/// <param name="Name">How messages call it, without user and password.</param>
internal sealed record DatabaseTarget(DatabaseKind Kind, string ConnectionString, string? File, string Name)
{
    internal const string Forms =
        "A file (lifecycle.db), sqlite:PATH, 'Data Source=lifecycle.db', postgresql://user@host:5432/database, or 'Host=...;Username=...;Database=...'.";

    private static readonly string[] FileKeys = ["Data Source", "DataSource", "Filename"];
    private static readonly string[] ServerKeys = ["Host", "Server"];

    /// <exception cref="ToolException">The text names no database; the message does not repeat it.</exception>
    internal static DatabaseTarget Parse(string text)
    {
        if (System.IO.File.Exists(text))
        {
            return Sqlite([], text);
        }

        int scheme = text.IndexOf("://", StringComparison.Ordinal);
        if (scheme > 0 && text[..scheme] is "postgresql" or "postgres")
        {
            return FromUri(text);
        }

        if (text.StartsWith("sqlite:", StringComparison.Ordinal))
        {
            string path = text["sqlite:".Length..];
            return Sqlite([], path.StartsWith("//", StringComparison.Ordinal) ? path[2..] : path);
        }

        if (scheme > 0)
        {
            throw new ToolException("--database names neither SQLite nor PostgreSQL. " + Forms);
        }

        return text.Contains('=', StringComparison.Ordinal) ? FromConnectionString(text) : Sqlite([], text);
    }

    private static DatabaseTarget FromConnectionString(string text)
    {
        DbConnectionStringBuilder builder = new();
        try
        {
            builder.ConnectionString = text;
        }
        catch (ArgumentException)
        {
            // The parser repeats the text in its message; it may hold a password.
            throw new ToolException("--database is no connection string: a part is not 'name=value'. Put the whole of it in quotes. " + Forms);
        }

        if (Value(builder, FileKeys) is { } file)
        {
            foreach (string key in FileKeys)
            {
                builder.Remove(key);
            }

            return Sqlite(builder, file);
        }

        string host = Value(builder, ServerKeys)
            ?? throw new ToolException("--database names neither a file ('Data Source=...') nor a server ('Host=...'). " + Forms);
        string port = Value(builder, ["Port"]) ?? "5432";
        string database = Value(builder, ["Database", "DB"]) ?? Value(builder, ["Username", "User Id", "User"]) ?? "";
        return new(DatabaseKind.PostgreSql, text, null, $"PostgreSQL {host}:{port}/{database}");
    }

    private static DatabaseTarget FromUri(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) || uri.Host.Length == 0 || uri.AbsolutePath.Length < 2)
        {
            throw new ToolException(
                "--database is no PostgreSQL URI: it needs postgresql://user@host:5432/database. Characters such as @ : / # in a user or password are written %40 %3A %2F %23.");
        }

        DbConnectionStringBuilder builder = [];
        builder["Host"] = uri.Host;
        builder["Port"] = (uri.Port > 0 ? uri.Port : 5432).ToString(CultureInfo.InvariantCulture);
        builder["Database"] = Uri.UnescapeDataString(uri.AbsolutePath[1..]);
        string[] user = uri.UserInfo.Split(':', 2);
        if (user[0].Length > 0)
        {
            builder["Username"] = Uri.UnescapeDataString(user[0]);
        }

        if (user.Length == 2)
        {
            builder["Password"] = Uri.UnescapeDataString(user[1]);
        }

        foreach (string pair in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] option = pair.Split('=', 2);
            builder[Uri.UnescapeDataString(option[0])] = Uri.UnescapeDataString(option.ElementAtOrDefault(1) ?? "");
        }

        return FromConnectionString(builder.ConnectionString);
    }

    private static DatabaseTarget Sqlite(DbConnectionStringBuilder builder, string file)
    {
        if (file.Trim() is "" or ":memory:")
        {
            throw new ToolException("--database names a SQLite database in memory, which is gone when its program ends. Name a file.");
        }

        builder["Data Source"] = file;
        return new(DatabaseKind.Sqlite, builder.ConnectionString, file, "SQLite " + file);
    }

    private static string? Value(DbConnectionStringBuilder builder, string[] keys) =>
        keys.Select(key => builder.TryGetValue(key, out object? value) ? Convert.ToString(value, CultureInfo.InvariantCulture) : null).FirstOrDefault(value => value is not null);
}
