using System.Reflection;
using System.Xml.Linq;

namespace CustomerLifecycle.Architecture.Documentation;

/// <summary>The comments of one package, as the compiler wrote them.</summary>
internal sealed class DocumentationFile(XDocument document)
{
    private readonly Dictionary<string, XElement> _members = document.Descendants("member")
        .ToDictionary(member => member.Attribute("name")!.Value, StringComparer.Ordinal);

    public static DocumentationFile Read(string path) => new(XDocument.Load(path));

    /// <summary>The public members of the types that say nothing about themselves.</summary>
    public IEnumerable<string> Undocumented(IEnumerable<Type> types) =>
        types.SelectMany(type => PublicMembers.Of(type).Prepend(type))
            .Where(member => !IsDocumented(member))
            .Select(member => $"{DocumentationId.Of(member)} has no documentation.")
            .Order(StringComparer.Ordinal);

    private bool IsDocumented(MemberInfo member) =>
        (_members.TryGetValue(DocumentationId.Of(member), out var comment) && Says(comment))
        || (member is PropertyInfo property && IsParameterOfRecord(property))
        || (member is ConstructorInfo constructor && ComesWithItsType(constructor));

    private static bool Says(XElement comment) =>
        comment.Element("inheritdoc") is not null
        || (comment.Element("summary") is { } summary && (summary.HasElements || !string.IsNullOrWhiteSpace(summary.Value)));

    /// <summary>A positional property is documented by the parameter of its record.</summary>
    private bool IsParameterOfRecord(PropertyInfo property) => HasParameter(property.DeclaringType!, property.Name);

    /// <summary>The constructor that a type declares in its head, or does not declare at all, has no comment of its own.</summary>
    private bool ComesWithItsType(ConstructorInfo constructor) =>
        constructor.GetParameters().All(parameter => HasParameter(constructor.DeclaringType!, parameter.Name!));

    private bool HasParameter(Type type, string name) =>
        _members.TryGetValue(DocumentationId.Of(type), out var comment)
        && comment.Elements("param").Any(parameter => string.Equals(parameter.Attribute("name")?.Value, name, StringComparison.Ordinal) && !string.IsNullOrWhiteSpace(parameter.Value));
}
