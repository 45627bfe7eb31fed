namespace CustomerLifecycle.Architecture.References;

/// <summary>Who may reference whom, by project file and by what the compiler actually referenced.</summary>
internal static class ReferenceRules
{
    /// <summary>Assemblies of these names look like the framework's and are packages: they need to be allowed.</summary>
    private static readonly string[] SystemPackages =
        ["System.Numerics.Tensors", "System.IO.Packaging", "System.CommandLine", "System.Data.SQLite", "System.Data.SqlClient"];

    /// <summary>What allowed packages bring along or are called when compiled.</summary>
    private static readonly string[] Companions = ["Microsoft.Extensions.Primitives", "Microsoft.Win32.Primitives", "Microsoft.CSharp", "netstandard", "mscorlib"];

    public static IEnumerable<string> OfProject(ProjectFile project)
    {
        if (project.Name.EndsWith(".DependencyInjection", StringComparison.Ordinal))
        {
            yield return $"{project.Name}: a package ships its own AddX; there are no .DependencyInjection packages.";
        }

        if (!string.Equals(project.Sdk, "Microsoft.NET.Sdk", StringComparison.Ordinal))
        {
            yield return $"{project.Name}: builds with '{project.Sdk}'; a package is a plain class library (Microsoft.NET.Sdk).";
        }

        foreach (var framework in project.Frameworks)
        {
            yield return $"{project.Name}: references the framework {framework}; packages run in any host.";
        }

        foreach (var friend in project.Friends.Where(friend => !IsForTests(friend)))
        {
            yield return $"{project.Name}: shows its internals to {friend}; only tests and benchmarks may see them.";
        }

        if (Allowance.Of(project.Name) is not { } allowance)
        {
            yield return $"{project.Name}: nobody has said what it may reference. Add it to {nameof(Allowance)}.";
            yield break;
        }

        foreach (var reference in project.Projects.Where(reference => !allowance.AllowsProject(reference)))
        {
            yield return $"{project.Name}: references the project {reference}; it may reference {Listed(allowance.Projects)}.";
        }

        foreach (var package in project.Packages.Where(package => !allowance.AllowsPackage(package)))
        {
            yield return $"{project.Name}: references the package {package}; it may reference {Listed(allowance.Packages)}.";
        }
    }

    public static IEnumerable<string> OfAssembly(string package, IEnumerable<string> references) =>
        Allowance.Of(package) is not { } allowance
            ? [$"{package}: nobody has said what it may reference. Add it to {nameof(Allowance)}."]
            : references
                .Where(reference => !IsAllowed(allowance, reference))
                .Select(reference => $"{package}: is compiled against {reference}; it may use {Listed([.. allowance.Projects, .. allowance.Packages])}.");

    private static bool IsAllowed(Allowance allowance, string reference) =>
        reference.StartsWith("CustomerLifecycle", StringComparison.Ordinal)
            ? allowance.AllowsProject(reference)
            : IsFramework(reference) || allowance.AllowsPackage(reference) || allowance.AllowsPackage(PackageOf(reference));

    private static bool IsFramework(string reference) =>
        Companions.Contains(reference, StringComparer.Ordinal)
        || (reference.StartsWith("System.", StringComparison.Ordinal) && !SystemPackages.Contains(reference, StringComparer.Ordinal));

    private static string PackageOf(string assembly) =>
        assembly is "SQLitePCLRaw.batteries_v2" ? "SQLitePCLRaw.bundle_e_sqlite3" : assembly;

    private static bool IsForTests(string friend) =>
        friend.EndsWith("Tests", StringComparison.Ordinal)
        || friend is "CustomerLifecycle.Benchmarks" or "CustomerLifecycle.Testing" or "CustomerLifecycle.Conformance";

    private static string Listed(IReadOnlyList<string> names) => names.Count == 0 ? "none" : string.Join(", ", names);
}
