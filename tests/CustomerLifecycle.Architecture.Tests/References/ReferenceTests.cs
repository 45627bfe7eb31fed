namespace CustomerLifecycle.Architecture.References;

public sealed class ReferenceTests
{
    [Fact]
    public void Project_files_reference_what_their_package_may() =>
        Rule.Holds(Repository.Projects("src").Select(ProjectFile.Read).SelectMany(ReferenceRules.OfProject));

    [Fact]
    public void Compiled_assemblies_reference_what_their_package_may() =>
        Rule.Holds(Repository.Packages.SelectMany(package => ReferenceRules.OfAssembly(
            package,
            Repository.Assembly(package).GetReferencedAssemblies().Select(reference => reference.Name!).Order(StringComparer.Ordinal))));

    [Fact]
    public void Every_project_is_built_with_the_solution()
    {
        var solution = File.ReadAllText(Path.Combine(Repository.Root, "CustomerLifecycle.sln")).Replace('\\', '/');

        Rule.Holds(new[] { "src", "tests", "samples", "benchmarks" }
            .SelectMany(Repository.Projects)
            .Where(project => !solution.Contains($"\"{project}\"", StringComparison.Ordinal))
            .Select(project => $"{project} is not in CustomerLifecycle.sln."));
    }

    [Fact]
    public void Every_package_has_a_test_project() =>
        Rule.Holds(Repository.Packages
            .Where(package => !File.Exists(Path.Combine(Repository.Root, "tests", $"{package}.Tests", $"{package}.Tests.csproj")))
            .Select(package => $"{package} has no tests/{package}.Tests."));

    [Theory]
    [InlineData("CustomerLifecycle.Leads", """<ProjectReference Include="../CustomerLifecycle.Tickets/CustomerLifecycle.Tickets.csproj" />""", "references the project CustomerLifecycle.Tickets")]
    [InlineData("CustomerLifecycle.Leads", """<PackageReference Include="Npgsql" />""", "references the package Npgsql")]
    [InlineData("CustomerLifecycle.Leads", """<PackageReference Include="Microsoft.Data.Sqlite" />""", "references the package Microsoft.Data.Sqlite")]
    [InlineData("CustomerLifecycle.Leads", """<FrameworkReference Include="Microsoft.AspNetCore.App" />""", "references the framework Microsoft.AspNetCore.App")]
    [InlineData("CustomerLifecycle.Leads", """<PackageReference Include="Microsoft.Extensions.DependencyInjection" />""", "references the package Microsoft.Extensions.DependencyInjection")]
    [InlineData("CustomerLifecycle.Leads", """<InternalsVisibleTo Include="CustomerLifecycle" />""", "shows its internals to CustomerLifecycle")]
    [InlineData("CustomerLifecycle.Leads", """<ProjectReference Include="..\CustomerLifecycle\CustomerLifecycle.csproj" />""", "references the project CustomerLifecycle")]
    [InlineData("CustomerLifecycle.Abstractions", """<PackageReference Include="Dapper" />""", "references the package Dapper")]
    [InlineData("CustomerLifecycle.Storage", """<PackageReference Include="CsvHelper" />""", "references the package CsvHelper")]
    [InlineData("CustomerLifecycle.Storage.Sqlite", """<ProjectReference Include="../CustomerLifecycle.Leads/CustomerLifecycle.Leads.csproj" />""", "references the project CustomerLifecycle.Leads")]
    [InlineData("CustomerLifecycle", """<ProjectReference Include="../CustomerLifecycle.Tool/CustomerLifecycle.Tool.csproj" />""", "references the project CustomerLifecycle.Tool")]
    [InlineData("CustomerLifecycle.Faxes", "", "nobody has said")]
    public void A_project_that_reaches_too_far_is_found(string package, string item, string saying) =>
        Rule.Breaks(ReferenceRules.OfProject(ProjectFile.Parse(package, $"""<Project Sdk="Microsoft.NET.Sdk"><ItemGroup>{item}</ItemGroup></Project>""")), saying);

    [Fact]
    public void A_web_project_and_a_package_for_dependency_injection_are_found()
    {
        Rule.Breaks(ReferenceRules.OfProject(ProjectFile.Parse("CustomerLifecycle.Leads", """<Project Sdk="Microsoft.NET.Sdk.Web" />""")), "Microsoft.NET.Sdk.Web");
        Assert.Contains(
            ReferenceRules.OfProject(ProjectFile.Parse("CustomerLifecycle.Leads.DependencyInjection", """<Project Sdk="Microsoft.NET.Sdk" />""")),
            violation => violation.Contains("no .DependencyInjection packages"));
    }

    [Theory]
    [InlineData("CustomerLifecycle.Leads", "CustomerLifecycle.Tickets")]
    [InlineData("CustomerLifecycle.Leads", "Npgsql")]
    [InlineData("CustomerLifecycle.Leads", "SQLitePCLRaw.core")]
    [InlineData("CustomerLifecycle.Leads", "Microsoft.AspNetCore.Http.Abstractions")]
    [InlineData("CustomerLifecycle.Abstractions", "System.Numerics.Tensors")]
    [InlineData("CustomerLifecycle.Abstractions", "CustomerLifecycle.Storage")]
    [InlineData("CustomerLifecycle.Routing", "Microsoft.Extensions.Hosting")]
    public void An_assembly_that_reaches_too_far_is_found(string package, string reference) =>
        Rule.Breaks(ReferenceRules.OfAssembly(package, ["System.Runtime", reference]), $"is compiled against {reference};");

    [Fact]
    public void What_is_allowed_is_not_reported() =>
        Assert.Empty(ReferenceRules.OfAssembly(
            "CustomerLifecycle.Bots",
            ["System.Runtime", "System.Numerics.Tensors", "CustomerLifecycle.Abstractions", "CustomerLifecycle.Storage", "Dapper", "Microsoft.Extensions.Hosting.Abstractions", "Microsoft.Extensions.AI.Abstractions", "Microsoft.Extensions.Options"]));
}
