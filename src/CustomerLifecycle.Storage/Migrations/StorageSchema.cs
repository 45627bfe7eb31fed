using System.Reflection;

namespace CustomerLifecycle.Storage;

/// <summary>The schema scripts of one module: embedded resources named <c>Schema/NNN_name.sql</c>, applied in the order of their numbers.</summary>
/// <param name="Module">The module's name, such as <c>tickets</c>.</param>
/// <param name="Assembly">Where the scripts are embedded.</param>
public sealed record StorageSchema(string Module, Assembly Assembly);
