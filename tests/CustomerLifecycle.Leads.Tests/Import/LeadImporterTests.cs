using System.Text;
using CustomerLifecycle.Leads.Import;

namespace CustomerLifecycle.Leads.Tests.Import;

public sealed class LeadImporterTests
{
    private const string Sheet = "姓名,手机号,邮箱,公司,生日\n王伟,138 0013 8001,ww@example.com,小米科技,1990-01-01\n,13911112222,,,\n";

    public static TheoryData<string, byte[]> Encoded() => new()
    {
        { "UTF-8", Encoding.UTF8.GetBytes(Sheet) },
        { "UTF-8 with BOM", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Sheet)] },
        { "UTF-16 with BOM", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Sheet)] },
        { "GBK", CodePagesEncodingProvider.Instance.GetEncoding(936)!.GetBytes(Sheet) },
    };

    [Theory]
    [MemberData(nameof(Encoded))]
    public async Task Every_usual_encoding_gives_the_same_leads(string name, byte[] bytes)
    {
        var rows = await ReadAsync(bytes);

        Assert.True(rows.Count == 2, name);
        Assert.Equal(("王伟", "小米科技"), (rows[0].Details!.Name, rows[0].Details!.Company));
        Assert.Equal("1990-01-01", rows[0].Details!.Attributes["生日"]);
        Assert.Equal([new ContactPoint(ContactPointKind.Phone, "138 0013 8001"), new ContactPoint(ContactPointKind.Email, "ww@example.com")], rows[0].Details!.ContactPoints);
    }

    [Fact]
    public async Task A_lead_with_nothing_but_a_number_is_kept()
    {
        var lead = (await ReadAsync(Encoding.UTF8.GetBytes(Sheet)))[1];

        Assert.Empty(lead.Issues);
        Assert.Equal("13911112222", Assert.Single(lead.Details!.ContactPoints).Value);
    }

    [Fact]
    public async Task A_stream_that_cannot_seek_is_read_too() =>
        Assert.Equal(2, (await ToListAsync(new LeadImporter().ReadAsync(new OneWayStream(Encoding.UTF8.GetBytes(Sheet)), Options))).Count);

    [Fact]
    public async Task Bad_rows_are_kept_aside_with_line_column_value_and_reason()
    {
        var rows = await ReadAsync("""
            name,phone,email
            Li Na,13911112222,ln@example.com
            Nobody,,
            Too,many,fields,here
            "Quoted
            name",13800138001,
            Stray "quote,13800138002,
            Bad mail,13800138003,not-an-address
            Bad phone,12345,
            Bad phone good mail,12345,bp@example.com
            """);

        Assert.Equal(
            [(2L, true), (3, false), (4, false), (5, true), (7, false), (8, true), (9, false), (10, true)],
            rows.Select(row => (row.Line, row.Details is not null)).ToArray());
        Assert.Contains("another way to be reached", Assert.Single(rows[1].Issues).Reason);
        Assert.Equal("Nobody,,", rows[1].Raw);
        Assert.Contains("more or fewer fields", Assert.Single(rows[2].Issues).Reason);
        Assert.Contains("quote", Assert.Single(rows[4].Issues).Reason);
        Assert.Equal(new LeadImportIssue(8, "email", "not-an-address", "An address has the form name@domain.", false), Assert.Single(rows[5].Issues));
        Assert.Equal(new LeadImportIssue(9, "phone", "12345", "A short code cannot identify a person.", false), rows[6].Issues[0]);
        Assert.Contains("None of the ways", rows[6].Issues[1].Reason);
        Assert.Equal(new LeadImportIssue(10, "phone", "12345", "A short code cannot identify a person.", false), Assert.Single(rows[7].Issues));
    }

    [Fact]
    public async Task A_value_that_is_too_long_rejects_its_row_and_no_other()
    {
        var rows = await ReadAsync($"name,phone\n{new string('x', 300)},13800138001\nLi Na,13911112222\n");

        var issue = Assert.Single(rows[0].Issues);
        Assert.Equal((2L, "name", true), (issue.Line, issue.Column, issue.Rejected));
        Assert.NotNull(rows[1].Details);
    }

    [Fact]
    public async Task Two_numbers_in_one_cell_are_two_contact_points()
    {
        var row = Assert.Single(await ReadAsync("姓名;电话\n王伟;13800138001/010-62345678\n"));

        Assert.Equal(["13800138001", "010-62345678"], row.Details!.ContactPoints.Select(point => point.Value));
        Assert.Empty(row.Issues);
    }

    [Theory]
    [InlineData("2026-03-11T18:03:10+08:00")]
    [InlineData("2026-03-11T10:03:10Z")]
    [InlineData("2026-03-11 18:03:10")]
    [InlineData("2026/3/11 18:03:10")]
    [InlineData("2026年3月11日 18:03:10")]
    public async Task The_time_a_lead_came_in_is_read(string written) =>
        Assert.Equal(
            new DateTimeOffset(2026, 3, 11, 10, 3, 10, TimeSpan.Zero),
            Assert.Single(await ReadAsync($"提交时间,电话\n{written},13800138001\n")).ReceivedAt);

    [Theory]
    [InlineData("yesterday evening")]
    [InlineData("2026-02-30 10:00")]
    [InlineData("03/04/2026 10:00")]
    [InlineData("")]
    public async Task A_required_time_that_is_none_keeps_the_row_aside(string written)
    {
        var options = Options with { Required = [LeadColumn.ReceivedAt] };

        var row = Assert.Single(await ToListAsync(new LeadImporter().ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes($"received_at,phone\n{written},13800138001\n")), options)));

        Assert.Null(row.Details);
        Assert.Equal(("received_at", written), (Assert.Single(row.Issues).Column, row.Issues[0].Value));
    }

    [Fact]
    public async Task Columns_can_be_mapped_by_hand()
    {
        var options = Options with
        {
            Columns = new Dictionary<string, LeadColumn> { ["c1"] = LeadColumn.Name, ["c2"] = LeadColumn.WeChat, ["c3"] = LeadColumn.Ignored },
            Source = "expo",
        };

        var row = Assert.Single(await ToListAsync(new LeadImporter().ReadAsync(new MemoryStream("c1,c2,c3\nLi Na,ln_88,secret\n"u8.ToArray()), options)));

        Assert.Equal(("Li Na", "expo"), (row.Details!.Name, row.Details.Source));
        Assert.Equal(new ContactPoint(ContactPointKind.WeChat, "ln_88"), Assert.Single(row.Details.ContactPoints));
        Assert.Empty(row.Details.Attributes);
    }

    [Fact]
    public async Task A_file_without_a_way_to_reach_anybody_is_refused_and_told_why()
    {
        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync("name,age\nLi Na,30\n"));

        Assert.Contains("name, age", refused.Message);
    }

    [Fact]
    public async Task A_mapped_column_that_is_not_there_is_refused()
    {
        var options = Options with { Columns = new Dictionary<string, LeadColumn> { ["Handy"] = LeadColumn.Phone } };

        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => ToListAsync(new LeadImporter().ReadAsync(new MemoryStream("phone\n1\n"u8.ToArray()), options)));

        Assert.Contains("Handy", refused.Message);
    }

    [Fact]
    public async Task A_file_above_the_bound_is_refused() =>
        await Assert.ThrowsAsync<InvalidDataException>(() =>
            ToListAsync(new LeadImporter().ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(Sheet)), Options with { MaxBytes = 10 })));

    [Fact]
    public async Task Issues_and_rows_show_no_values_in_text()
    {
        var row = (await ReadAsync("name,phone\nLi Na,12345\n"))[0];

        Assert.DoesNotContain("12345", row + string.Join('\n', row.Issues));
    }

    private static LeadImportOptions Options { get; } = new() { File = "expo.csv" };

    private static Task<List<LeadImportRow>> ReadAsync(string csv) => ReadAsync(Encoding.UTF8.GetBytes(csv));

    private static Task<List<LeadImportRow>> ReadAsync(byte[] csv) => ToListAsync(new LeadImporter().ReadAsync(new MemoryStream(csv), Options));

    private static async Task<List<LeadImportRow>> ToListAsync(IAsyncEnumerable<LeadImportRow> rows)
    {
        var list = new List<LeadImportRow>();
        await foreach (var row in rows)
        {
            list.Add(row);
        }
        return list;
    }

    private sealed class OneWayStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
