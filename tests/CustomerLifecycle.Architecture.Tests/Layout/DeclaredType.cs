namespace CustomerLifecycle.Architecture.Layout;

/// <summary>A type that is not nested, and the files its parts are declared in; generated files left out.</summary>
internal sealed record DeclaredType(string Name, bool IsPublic, IReadOnlyList<string> Files);
