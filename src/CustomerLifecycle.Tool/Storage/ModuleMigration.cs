namespace CustomerLifecycle.Tool.Storage;

/// <summary>What a migration did to a module's schema.</summary>
/// <param name="Module">The module.</param>
/// <param name="From">The version before; 0 when the module was not there.</param>
/// <param name="To">The version now.</param>
internal sealed record ModuleMigration(string Module, long From, long To);
