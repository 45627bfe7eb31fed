using System.Text;

namespace CustomerLifecycle.Analytics.Tests.Reports;

public sealed class KpiCsvWriterTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("-5 apples", "'-5 apples")]
    [InlineData("＝1", "'＝1")]
    [InlineData("退款 = 是", "退款 = 是")]
    public void Text_that_a_spreadsheet_would_run_is_neutralised(string cell, string expected) =>
        Assert.Equal(expected, KpiCsvWriter.Neutralize(cell));

    [Fact]
    public void Numbers_stay_numbers_and_text_is_quoted_by_rfc_4180()
    {
        var table = new ReportTable
        {
            Columns = [new("a", "原因"), new("b", "值")],
            Rows = [[ReportCell.Text("-5"), ReportCell.Number(-5.5)], [ReportCell.Text("say \"hi\", twice\n"), ReportCell.Number((double?)null)]],
        };
        Assert.Equal("原因,值\r\n'-5,-5.5\r\n\"say \"\"hi\"\", twice\n\",\r\n", KpiCsvWriter.Write(table));
    }

    [Fact]
    public async Task A_file_begins_with_the_byte_order_mark_excel_needs()
    {
        using var stream = new MemoryStream();
        await KpiCsvWriter.WriteAsync(new() { Columns = [new("a", "接通率")], Rows = [] }, stream, TestContext.Current.CancellationToken);
        Assert.Equal([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("接通率\r\n")], stream.ToArray());
    }
}
