namespace CustomerLifecycle.Architecture.References;

/// <summary>What a package of <c>src/</c> may reference. A name may end the pattern <c>Microsoft.Extensions.*.Abstractions</c>.</summary>
internal sealed record Allowance(IReadOnlyList<string> Projects, IReadOnlyList<string> Packages)
{
    private static readonly string[] Contracts = ["Microsoft.Extensions.*.Abstractions", "Microsoft.Extensions.Options"];

    private static readonly string[] Shared = [.. Contracts, "Dapper", "Polly.Core", "Microsoft.Extensions.Diagnostics.HealthChecks"];

    private static readonly string[] Engines =
        [.. Shared, "CsvHelper", "DocumentFormat.OpenXml", "System.IO.Packaging", "System.Numerics.Tensors", "MathNet.Numerics"];

    private static readonly string[] Modules =
    [
        "CustomerLifecycle.Routing",
        "CustomerLifecycle.Tickets",
        "CustomerLifecycle.Leads",
        "CustomerLifecycle.Bots",
        "CustomerLifecycle.Analytics",
        "CustomerLifecycle.Customers",
    ];

    private static readonly string[] Foundation = ["CustomerLifecycle.Abstractions", "CustomerLifecycle.Storage"];

    private static readonly Dictionary<string, Allowance> ByPackage = new(StringComparer.Ordinal)
    {
        ["CustomerLifecycle.Abstractions"] = new([], Contracts),
        ["CustomerLifecycle.Storage"] = new(["CustomerLifecycle.Abstractions"], Shared),
        ["CustomerLifecycle.Storage.Sqlite"] = new(
            Foundation,
            [.. Contracts, "Microsoft.Data.Sqlite", "SQLitePCLRaw.bundle_e_sqlite3", "SQLitePCLRaw.core"]),
        ["CustomerLifecycle.Storage.PostgreSql"] = new(Foundation, [.. Contracts, "Npgsql"]),
        ["CustomerLifecycle"] = new([.. Foundation, .. Modules], Engines),
        ["CustomerLifecycle.Tool"] = new(
            [.. Foundation, .. Modules, "CustomerLifecycle", "CustomerLifecycle.Storage.Sqlite", "CustomerLifecycle.Storage.PostgreSql"],
            [.. Engines, "System.CommandLine", "Spectre.Console", "Microsoft.Extensions.Hosting"]),
    };

    /// <summary>The allowance of a package, or nothing where nobody has said what it may reference.</summary>
    public static Allowance? Of(string package) =>
        ByPackage.GetValueOrDefault(package) ?? (Modules.Contains(package, StringComparer.Ordinal) ? new(Foundation, Engines) : null);

    public bool AllowsProject(string name) => Projects.Contains(name, StringComparer.Ordinal);

    public bool AllowsPackage(string name) => Packages.Any(allowed => Matches(allowed, name));

    private static bool Matches(string allowed, string name) =>
        allowed.IndexOf('*', StringComparison.Ordinal) is var star && star >= 0
            ? name.Length >= allowed.Length - 1
                && name.StartsWith(allowed[..star], StringComparison.Ordinal)
                && name.EndsWith(allowed[(star + 1)..], StringComparison.Ordinal)
            : string.Equals(allowed, name, StringComparison.Ordinal);
}
