namespace CustomerLifecycle.Architecture.Layout;

/// <summary>Where things stand and how they may not be called.</summary>
internal static class LayoutRules
{
    public const int LongestFile = 400;

    private static readonly string[] FoldersByKind =
        ["Models", "Services", "Interfaces", "Helpers", "Utils", "Utilities", "Managers", "Enums", "Extensions", "Common", "Misc"];

    private static readonly string[] EmptyNames = ["Helper", "Helpers", "Util", "Utils", "Utility", "Utilities", "Manager", "V2", "Impl"];

    /// <summary>A public type stands in the file of its name: <c>Ticket.cs</c>, its parts in <c>Ticket.Sla.cs</c>, <c>Range&lt;T&gt;</c> in <c>Range.cs</c>.</summary>
    public static IEnumerable<string> OneTypePerFile(IEnumerable<DeclaredType> types) =>
        from type in types
        where type.IsPublic
        let name = type.Name.Split('`')[0]
        from file in type.Files
        where !MayHold(Path.GetFileName(file.Replace('\\', '/')), name)
        select $"{file}: the public type {name} belongs in {name}.cs.";

    public static IEnumerable<string> TypeNames(IEnumerable<string> names) =>
        from name in names
        let plain = name.Split('`')[0]
        from empty in EmptyNames
        where plain.EndsWith(empty, StringComparison.Ordinal)
        select $"{plain}: '{empty}' says nothing about what it does; name it after the thing it is.";

    public static IEnumerable<string> Folders(IEnumerable<string> paths) =>
        from folder in paths.SelectMany(FoldersOf).Distinct(StringComparer.Ordinal)
        where FoldersByKind.Contains(Path.GetFileName(folder), StringComparer.Ordinal)
        select $"{folder}: folders are by feature, not by kind.";

    public static IEnumerable<string> Length(IEnumerable<SourceFile> files) =>
        from file in files
        where !file.Name.EndsWith(".g.cs", StringComparison.Ordinal)
        let length = file.Lines.Length
        where length > LongestFile
        select $"{file.Path}: {length} lines; the longest file has {LongestFile}. Split it by what it does.";

    public static IEnumerable<string> Regions(IEnumerable<SourceFile> files) =>
        from file in files
        from line in file.Lines.Index()
        where line.Item.TrimStart().StartsWith("#region", StringComparison.Ordinal)
        select $"{file.Path}({line.Index + 1}): no regions; what wants one wants a file.";

    private static bool MayHold(string file, string type) =>
        file.StartsWith(type + ".", StringComparison.Ordinal)
        || (type.EndsWith("JsonConverter", StringComparison.Ordinal) && file.StartsWith(type[..^"JsonConverter".Length] + ".", StringComparison.Ordinal));

    private static IEnumerable<string> FoldersOf(string path)
    {
        for (var folder = Path.GetDirectoryName(path); !string.IsNullOrEmpty(folder); folder = Path.GetDirectoryName(folder))
        {
            yield return folder.Replace('\\', '/');
        }
    }
}
