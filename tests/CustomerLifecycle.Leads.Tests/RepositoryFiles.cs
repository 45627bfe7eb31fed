namespace CustomerLifecycle.Leads.Tests;

internal static class RepositoryFiles
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Above(folder => File.Exists(Path.Combine(folder, "CustomerLifecycle.sln")))
        ?? throw new InvalidOperationException("Run the tests from a build inside the repository.");

    /// <summary>A folder above the tests for which something holds, or null.</summary>
    public static string? Above(Func<string, bool> holds)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (holds(folder.FullName))
            {
                return folder.FullName;
            }
        }
        return null;
    }
}
