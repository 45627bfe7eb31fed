namespace CustomerLifecycle.Tool.Storage;

/// <summary>A module's schema as it is in the database.</summary>
/// <param name="Module">The module.</param>
/// <param name="Version">The version in the database.</param>
/// <param name="Known">The version the tool knows; <see langword="null"/> when it does not know the module.</param>
internal sealed record ModuleSchema(string Module, long Version, long? Known)
{
    public SchemaState State => Known is not { } known ? SchemaState.Foreign
        : Version == known ? SchemaState.Current
        : Version < known ? SchemaState.Behind
        : SchemaState.Ahead;
}
