using System.Xml.Linq;

namespace CustomerLifecycle.Architecture.References;

/// <summary>What a project file says it depends on.</summary>
internal sealed record ProjectFile(
    string Name,
    string Sdk,
    IReadOnlyList<string> Projects,
    IReadOnlyList<string> Packages,
    IReadOnlyList<string> Frameworks,
    IReadOnlyList<string> Friends)
{
    public static ProjectFile Read(string path) =>
        Parse(Path.GetFileNameWithoutExtension(path), File.ReadAllText(Path.Combine(Repository.Root, path)));

    public static ProjectFile Parse(string name, string xml)
    {
        var project = XDocument.Parse(xml).Root!;
        return new ProjectFile(
            name,
            project.Attribute("Sdk")?.Value ?? "",
            [.. Includes(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')))],
            Includes(project, "PackageReference"),
            Includes(project, "FrameworkReference"),
            Includes(project, "InternalsVisibleTo"));
    }

    private static List<string> Includes(XElement project, string item) =>
        [.. project.Descendants(item).Select(element => element.Attribute("Include")?.Value).OfType<string>()];
}
