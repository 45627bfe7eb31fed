using System.Reflection;

namespace CustomerLifecycle.Architecture;

/// <summary>The repository the tests were built from: its folders, files and the assemblies of <c>src/</c>.</summary>
internal static class Repository
{
    private static readonly string[] NotOurs = ["bin", "obj", "artifacts", "TestResults", "node_modules", "_site"];

    public static string Root { get; } = FindRoot();

    /// <summary>The project files below a folder such as <c>src</c>, in ordinal order.</summary>
    public static IReadOnlyList<string> Projects(string folder) =>
        [.. Files(folder, ".csproj").Select(file => file.Path)];

    /// <summary>The names of the packages: a project below <c>src/</c> is named as its assembly.</summary>
    public static IReadOnlyList<string> Packages { get; } =
        [.. Projects("src").Select(path => Path.GetFileNameWithoutExtension(path))];

    /// <summary>Every file of ours below a folder with one of these endings, paths relative to the root with <c>/</c>, in ordinal order.</summary>
    public static IEnumerable<SourceFile> Files(string folder, params string[] endings)
    {
        var start = Path.Combine(Root, folder);
        return Directory.Exists(start)
            ? Directory.EnumerateFiles(start, "*", SearchOption.AllDirectories)
                .Where(path => endings.Any(ending => path.EndsWith(ending, StringComparison.Ordinal)))
                .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
                .Where(path => !path.Split('/').Any(part => NotOurs.Contains(part, StringComparer.Ordinal)))
                .Order(StringComparer.Ordinal)
                .Select(path => new SourceFile(path, File.ReadAllText(Path.Combine(Root, path))))
            : [];
    }

    public static IEnumerable<SourceFile> CSharp(params string[] folders) => folders.SelectMany(folder => Files(folder, ".cs"));

    /// <summary>The assembly of a package. Each package of <c>src/</c> must be referenced by this test project.</summary>
    public static Assembly Assembly(string package) => System.Reflection.Assembly.Load(package);

    /// <summary>A file that the build lays beside the assembly: <c>.pdb</c> or <c>.xml</c>.</summary>
    public static string Beside(string package, string ending) => Path.Combine(AppContext.BaseDirectory, package + ending);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (folder.GetFiles("CustomerLifecycle.sln").Length > 0)
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No CustomerLifecycle.sln above {AppContext.BaseDirectory}: run the tests from a build inside the repository.");
    }
}
