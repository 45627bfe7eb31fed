using System.Reflection;
using CustomerLifecycle.PublicApi.Listing;

namespace CustomerLifecycle.PublicApi;

/// <summary>What a package shows to its callers changes only when somebody says so.</summary>
public sealed class PublicApiTests
{
    private static readonly string Root = FindRoot();

    private static readonly string Approved = Path.Combine(Root, "tests", "CustomerLifecycle.PublicApi.Tests", "Approved");

    public static TheoryData<string> Packages() =>
        [.. Directory.GetDirectories(Path.Combine(Root, "src")).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Packages))]
    public void The_public_surface_is_the_approved_one(string package)
    {
        var api = new ApprovedApi(Approved, IsSet(ApprovedApi.AcceptVariable), IsSet("CI"));

        var problem = api.Problem(package, ApiListing.Of(Assembly.Load(package)));

        Assert.True(problem is null, problem);
    }

    [Fact]
    public void Every_approved_surface_is_of_a_package() =>
        Assert.Empty(Directory.GetFiles(Approved, "*.txt").Select(Path.GetFileNameWithoutExtension).Except(Packages().Select(row => row.Data), StringComparer.Ordinal));

    private static bool IsSet(string variable) => Environment.GetEnvironmentVariable(variable) is "1" or "true";

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
