namespace CustomerLifecycle.Tool.Storage;

internal enum DatabaseKind
{
    Sqlite,
    PostgreSql,
}
