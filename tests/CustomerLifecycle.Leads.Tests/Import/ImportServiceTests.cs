using System.Text;
using CustomerLifecycle.Events;
using CustomerLifecycle.Leads.Import;

namespace CustomerLifecycle.Leads.Tests.Import;

public sealed class ImportServiceTests
{
    private const string Sheet = """
        姓名,手机号,邮箱,城市
        陳偉強,13800138001,chen.wq@example.com,深圳
        王伟,13911112222,,北京
        陈伟强,13700001119,CHEN.WQ@example.com,
        ,18666667771,,
        没有联系方式,,,上海
        王伟,13522223333,,北京
        """;

    [Theory]
    [Trait("Feature", "leads.import")]
    [InlineData("memory")]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    public async Task A_list_is_imported_without_duplicates_and_bad_rows_are_kept_aside(string storage)
    {
        await using var host = await LeadsHost.CreateAsync(storage);

        var report = await ImportAsync(host);

        Assert.Equal((6, 4, 1, 1, 0), (report.Rows, report.Created, report.Merged, report.Rejected, report.Repeated));
        var kept = Assert.Single(await host.Leads.GetRejectedRowsAsync(LeadsHost.Tenant, "expo.csv"));
        Assert.Equal((6, "没有联系方式,,,上海"), (kept.Line, kept.Raw));
        Assert.Equal(report.Issues[0], Assert.Single(kept.Issues));
        Assert.Equal(4, (await host.Leads.QueryAsync(LeadsHost.Tenant, new LeadQuery())).Leads.Count);
    }

    [Theory]
    [InlineData("memory")]
    [InlineData("sqlite")]
    public async Task Importing_again_adds_nothing(string storage)
    {
        await using var host = await LeadsHost.CreateAsync(storage);
        await ImportAsync(host);

        var again = await ImportAsync(host);

        Assert.Equal((6, 0, 0, 1, 5), (again.Rows, again.Created, again.Merged, again.Rejected, again.Repeated));
        Assert.Single(await host.Leads.GetRejectedRowsAsync(LeadsHost.Tenant, "expo.csv"));
        await host.DeliverAsync();
        Assert.Equal((4, 1), (host.Events.Of<LeadCaptured>().Count, host.Events.Of<LeadMerged>().Count));
    }

    [Fact]
    public async Task An_import_that_was_cut_off_goes_on_where_it_stopped()
    {
        await using var host = await LeadsHost.CreateAsync("memory");
        var half = Sheet[..Sheet.IndexOf("陈伟强", StringComparison.Ordinal)];
        await host.Leads.ImportAsync(LeadsHost.Tenant, new MemoryStream(Encoding.UTF8.GetBytes(half)), Options);

        var report = await ImportAsync(host);

        Assert.Equal((2, 2, 1, 1), (report.Repeated, report.Created, report.Merged, report.Rejected));
        Assert.Equal(4, (await host.Leads.QueryAsync(LeadsHost.Tenant, new LeadQuery())).Leads.Count);
    }

    [Fact]
    public async Task The_list_of_the_sample_day_gives_every_person_once()
    {
        await using var host = await LeadsHost.CreateAsync("memory");
        await using var file = File.OpenRead(Path.Combine(RepositoryFiles.Root, "samples", "LifecycleDay", "data", "leads.csv"));

        var report = await host.Leads.ImportAsync(LeadsHost.Tenant, file, Options with { Required = [LeadColumn.ReceivedAt] });

        // The list was made with 41 people who come again and 12 rows that are none.
        Assert.Equal((41, 12, 0), (report.Merged, report.Rejected, report.PossibleDuplicates));
        Assert.Equal(report.Rows - 53, report.Created);
    }

    [Fact]
    public async Task A_wrong_pool_or_file_id_is_refused_before_anything_is_read()
    {
        await using var host = await LeadsHost.CreateAsync("memory");

        await Assert.ThrowsAsync<ArgumentException>(() => host.Leads.ImportAsync(LeadsHost.Tenant, Stream.Null, Options with { Pool = "vip" }));
        await Assert.ThrowsAsync<ArgumentException>(() => host.Leads.ImportAsync(LeadsHost.Tenant, Stream.Null, Options with { File = " " }));
    }

    private static LeadImportOptions Options { get; } = new() { File = "expo.csv", Source = "expo" };

    private static Task<LeadImportReport> ImportAsync(LeadsHost host) =>
        host.Leads.ImportAsync(LeadsHost.Tenant, new MemoryStream(Encoding.UTF8.GetBytes(Sheet)), Options);
}
