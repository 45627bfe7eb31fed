namespace CustomerLifecycle.Tool.Storage;

/// <summary>What <c>migrate</c> did.</summary>
/// <param name="Database">The database.</param>
/// <param name="Schemas">Every module that was looked after.</param>
internal sealed record MigrationReport(string Database, IReadOnlyList<ModuleMigration> Schemas);
