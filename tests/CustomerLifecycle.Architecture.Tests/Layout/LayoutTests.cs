namespace CustomerLifecycle.Architecture.Layout;

public sealed class LayoutTests
{
    private static readonly string[] Code = ["src", "samples", "tests", "benchmarks"];

    [Fact]
    public void A_public_type_stands_in_the_file_of_its_name() =>
        Rule.Holds(Repository.Packages.SelectMany(package => LayoutRules.OneTypePerFile(TypesOf(package))));

    [Fact]
    public void Types_are_named_after_what_they_are() =>
        Rule.Holds(LayoutRules.TypeNames(Repository.Packages
            .SelectMany(package => Repository.Assembly(package).GetTypes())
            .Select(type => type.Name)
            .Where(name => !name.Contains('<'))));

    [Fact]
    public void Files_are_named_after_what_they_are() =>
        Rule.Holds(LayoutRules.TypeNames(Repository.CSharp(Code).Select(file => Path.GetFileNameWithoutExtension(file.Name))));

    [Fact]
    public void Folders_are_by_feature() => Rule.Holds(LayoutRules.Folders(Repository.CSharp(Code).Select(file => file.Path)));

    [Fact]
    public void Files_are_short() => Rule.Holds(LayoutRules.Length(Repository.CSharp(Code)));

    [Fact]
    public void There_are_no_regions() => Rule.Holds(LayoutRules.Regions(Repository.CSharp(Code)));

    [Theory]
    [InlineData("Ticket", "/_/src/Tickets/Ticket.cs")]
    [InlineData("Ticket", "/_/src/Tickets/Ticket.Sla.cs")]
    [InlineData("Range`1", "/_/src/Range.cs")]
    [InlineData("TicketIdJsonConverter", "/_/src/TicketId.cs")]
    public void A_type_in_its_place_is_accepted(string type, string file) =>
        Assert.Empty(LayoutRules.OneTypePerFile([new DeclaredType(type, IsPublic: true, [file])]));

    [Theory]
    [InlineData("TicketState", "/_/src/Tickets/Ticket.cs")]
    [InlineData("Ticket", "/_/src/Tickets/Tickets.cs")]
    [InlineData("JsonConverter", "/_/src/Ticket.cs")]
    public void A_public_type_in_the_file_of_another_is_found(string type, string file) =>
        Rule.Breaks(LayoutRules.OneTypePerFile([new DeclaredType(type, IsPublic: true, [file]), new DeclaredType("Other", IsPublic: false, [file])]), $"belongs in {type}.cs");

    [Theory]
    [InlineData("PhoneHelper")]
    [InlineData("StringUtils")]
    [InlineData("QueueManager")]
    [InlineData("IRouterV2")]
    public void An_empty_name_is_found(string name) => Rule.Breaks(LayoutRules.TypeNames([name, "Workflow"]), name);

    [Fact]
    public void A_folder_by_kind_is_found() =>
        Rule.Breaks(LayoutRules.Folders(["src/Leads/Models/Lead.cs", "src/Leads/Models/Pool.cs", "src/Leads/Pool/Claim.cs"]), "src/Leads/Models");

    [Fact]
    public void A_long_file_is_found()
    {
        Rule.Breaks(LayoutRules.Length([File(LayoutRules.LongestFile + 1)]), "401 lines");
        Assert.Empty(LayoutRules.Length([File(LayoutRules.LongestFile)]));

        static SourceFile File(int lines) => new("src/Long.cs", string.Concat(Enumerable.Repeat("//\n", lines)));
    }

    [Fact]
    public void A_region_is_found() =>
        Rule.Breaks(LayoutRules.Regions([new SourceFile("src/A.cs", "class A\n{\n    #region Fields\n}\n")]), "src/A.cs(3)");

    [Fact]
    public void The_compiler_tells_the_files_of_types_with_and_without_code()
    {
        var types = DeclaredTypes.Of(typeof(LayoutTests).Assembly.Location, Path.ChangeExtension(typeof(LayoutTests).Assembly.Location, ".pdb"));

        Assert.EndsWith("Layout/LayoutTests.cs", Assert.Single(types.Single(type => type.Name == nameof(LayoutTests)).Files));
        Assert.EndsWith("Layout/IBare.cs", Assert.Single(types.Single(type => type.Name == nameof(IBare)).Files));
    }

    [Fact]
    public void The_rules_look_at_the_packages()
    {
        var identifier = TypesOf("CustomerLifecycle.Abstractions").Single(type => type.Name == "TicketId");

        Assert.True(identifier.IsPublic);
        Assert.EndsWith("TicketId.cs", Assert.Single(identifier.Files));
        Assert.Contains(Repository.CSharp("src"), file => file.Name == "TicketId.cs");
    }

    private static IReadOnlyList<DeclaredType> TypesOf(string package) =>
        DeclaredTypes.Of(Repository.Assembly(package).Location, Repository.Beside(package, ".pdb"));
}
