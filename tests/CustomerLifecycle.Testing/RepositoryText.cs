namespace CustomerLifecycle.Testing;

/// <summary>Reads files of the repository in which the tests were built. (The paths that the compiler leaves behind are of no use: a build
/// that can be repeated to the byte writes others.)</summary>
public static class RepositoryText
{
    /// <summary>The text of a file, with line feeds alone at the ends of lines.</summary>
    /// <param name="path">The path from the root of the repository, part by part.</param>
    public static string Read(params string[] path)
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "CustomerLifecycle.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder is null
            ? throw new InvalidOperationException("The tests run outside of the repository: no CustomerLifecycle.sln above " + AppContext.BaseDirectory)
            : File.ReadAllText(Path.Combine([folder, .. path])).ReplaceLineEndings("\n");
    }
}
