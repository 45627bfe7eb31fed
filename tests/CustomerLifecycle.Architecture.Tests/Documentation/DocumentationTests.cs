using System.CodeDom.Compiler;
using System.Reflection;
using System.Xml.Linq;

namespace CustomerLifecycle.Architecture.Documentation;

public sealed class DocumentationTests
{
    [Fact]
    public void Every_public_member_is_documented() =>
        Rule.Holds(Repository.Packages.SelectMany(package => DocumentationFile.Read(Repository.Beside(package, ".xml"))
            .Undocumented(Written(Repository.Assembly(package)))));

    [Fact]
    public void A_member_without_a_comment_is_found()
    {
        var undocumented = Of("""<member name="T:CustomerLifecycle.Architecture.Documentation.Specimen`1"><summary>Speaks.</summary></member>""")
            .Undocumented([typeof(Specimen<>)]);

        Assert.Equal(
            [
                "M:CustomerLifecycle.Architecture.Documentation.Specimen`1.Join``1(`0[],System.Collections.Generic.IReadOnlyDictionary{System.String,``0},System.Int32@) has no documentation.",
                "P:CustomerLifecycle.Architecture.Documentation.Specimen`1.Value has no documentation.",
            ],
            undocumented);
    }

    [Theory]
    [InlineData("<summary>Speaks.</summary>", true)]
    [InlineData("<summary><see cref=\"T:System.Int32\" /></summary>", true)]
    [InlineData("<inheritdoc />", true)]
    [InlineData("<summary> </summary>", false)]
    [InlineData("<summary />", false)]
    [InlineData("<remarks>Only this.</remarks>", false)]
    public void A_comment_must_say_something(string comment, bool documented) =>
        Assert.Equal(
            documented,
            !Of($"""<member name="T:CustomerLifecycle.Architecture.Documentation.DocumentationTests.Bare">{comment}</member>""").Undocumented([typeof(Bare)]).Any());

    [Fact]
    public void The_head_of_a_record_documents_its_properties_and_its_constructor()
    {
        const string Head = """<summary>A point.</summary><param name="X">Across.</param>""";
        const string Name = "T:CustomerLifecycle.Architecture.Documentation.DocumentationTests.Point";

        Assert.Empty(Of($"""<member name="{Name}">{Head}<param name="Y">Down.</param></member>""").Undocumented([typeof(Point)]));
        Assert.Equal(2, Of($"""<member name="{Name}">{Head}</member>""").Undocumented([typeof(Point)]).Count());
    }

    public static class Bare;

    public sealed record Point(int X, int Y);

    private static IEnumerable<Type> Written(Assembly assembly) =>
        assembly.GetExportedTypes().Where(type => !type.FullName!.Contains('<') && type.GetCustomAttribute<GeneratedCodeAttribute>() is null);

    private static DocumentationFile Of(string members) => new(XDocument.Parse($"<doc><members>{members}</members></doc>"));
}
