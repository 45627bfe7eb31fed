namespace CustomerLifecycle.PublicApi;

public sealed class ApprovedApiTests : IDisposable
{
    private const string Before = "public class A\n    public A()\n    public int Count { get; }\n\n";

    private const string After = "public class A\n    public A()\n    public long Count { get; }\n\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("approved-api").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_surface_nobody_approved_is_refused_with_the_way_to_approve_it()
    {
        var problem = Api().Problem("P", Before);

        Assert.Contains("there is no file", problem);
        Assert.Contains("CUSTOMERLIFECYCLE_ACCEPT_API=1", problem);
    }

    [Fact]
    public void A_change_is_refused_and_shown()
    {
        Assert.Null(Api(accept: true).Problem("P", Before));
        Assert.Null(Api().Problem("P", Before));

        var problem = Api().Problem("P", After);

        Assert.Contains("  in public class A\n-     public int Count { get; }\n+     public long Count { get; }\n", problem!.ReplaceLineEndings("\n"));
        Assert.DoesNotContain("public A()", problem);
    }

    [Fact]
    public void Continuous_integration_takes_nothing_over()
    {
        Assert.Contains("continuous integration", Api(accept: true, ci: true).Problem("P", Before));
        Assert.Empty(Directory.GetFiles(_folder));
    }

    private ApprovedApi Api(bool accept = false, bool ci = false) => new(_folder, accept, ci);
}
