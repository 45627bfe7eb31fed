using System.Text;
using CustomerLifecycle.Bots.Faq;

namespace CustomerLifecycle.Bots.Tests.Faq;

public sealed class KnowledgeBaseTests
{
    [Fact]
    public void Reads_csv_by_the_names_of_its_columns()
    {
        var import = KnowledgeBaseCsv.Parse("answer,id,question,alternatives,tags,note\n\"Yes, \"\"we\"\" do.\",a,Do you?,Would you| |Can you ,x|y,ignored\n");
        var entry = Assert.Single(import.GetOrThrow().Entries);
        Assert.Equal(("a", "Do you?", "Yes, \"we\" do."), (entry.Id, entry.Question, entry.Answer));
        Assert.Equal(["Would you", "Can you"], entry.Alternatives);
        Assert.Equal(["x", "y"], entry.Tags);
        Assert.Null(entry.Category);
    }

    [Fact]
    public void Names_every_error_with_line_and_column()
    {
        var import = KnowledgeBaseCsv.Parse("id,question,answer\na,\"two\nlines\",A\na,again,A\nb,,A\nc,q\n");
        Assert.Null(import.KnowledgeBase);
        Assert.Equal(
            [(4L, "id"), (5L, "question"), (6L, "answer")],
            import.Errors.Select(error => (error.Line, error.Column!)));
        Assert.Contains("line 2", import.Errors[0].Message, StringComparison.Ordinal);
        Assert.Contains("line 4, id", Assert.Throws<FormatException>(import.GetOrThrow).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("id,question\na,q\n")]
    [InlineData("id,question,answer\na,\"never closed,A\n")]
    public void A_file_that_is_no_knowledge_base_is_refused(string csv)
    {
        var import = KnowledgeBaseCsv.Parse(csv);
        Assert.NotEmpty(import.Errors);
        Assert.All(import.Errors, error => Assert.True(error.Line >= 1));
    }

    [Fact]
    public void A_stream_is_read_and_left_open()
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes("\ufeffid,question,answer\na,问,答\n"));
        Assert.Equal("问", KnowledgeBaseCsv.Read(stream).GetOrThrow().Entries[0].Question);
        Assert.True(stream.CanRead);
    }

    [Fact]
    public void Json_keeps_everything()
    {
        var knowledgeBase = TestData.KnowledgeBase();
        Assert.Equal(knowledgeBase.Version, KnowledgeBaseJson.Parse(KnowledgeBaseJson.Write(knowledgeBase)).GetOrThrow().Version);
    }

    [Theory]
    [InlineData("[{\"id\":\"a\",\"question\":\"q\",\"answer\":\"\"}]", "$[0].answer")]
    [InlineData("[{\"id\":\"a\",\"question\":\"q\",\"answer\":\"A\"},{\"id\":\"a\",\"question\":\"q\",\"answer\":\"A\"}]", "$[1].id")]
    [InlineData("[null]", "$[0]")]
    [InlineData("[\n{\"id\":1}]", "$[0].id")]
    [InlineData("null", null)]
    [InlineData("[{\"id\":\"a\"}]", null)]
    public void Json_errors_name_their_place(string json, string? place)
    {
        var error = Assert.Single(KnowledgeBaseJson.Parse(json).Errors);
        if (place is not null)
        {
            Assert.Equal(place, error.Column);
        }
    }

    [Fact]
    public void A_change_makes_another_knowledge_base()
    {
        var before = TestData.KnowledgeBase();
        var changed = before.Find("zh-hours")! with { Answer = "24 小时营业" };
        var after = before.With(changed);
        Assert.Equal(before.Entries.Count, after.Entries.Count);
        Assert.NotEqual(before.Version, after.Version);
        Assert.Equal("24 小时营业", after.Find("zh-hours")!.Answer);
        Assert.NotEqual("24 小时营业", before.Find("zh-hours")!.Answer);
        Assert.Null(after.Without("zh-hours").Find("zh-hours"));
        Assert.Same(after, after.Without("none"));
        Assert.Equal(before.Version, after.With(before.Find("zh-hours")!).Version);
    }

    [Fact]
    public void Unusable_entries_are_named()
    {
        var error = Assert.Throws<ArgumentException>(() => KnowledgeBase.Create([new FaqEntry { Id = "x", Question = " ", Answer = "A" }]));
        Assert.Contains("'x'", error.Message, StringComparison.Ordinal);
        Assert.Contains("question", error.Message, StringComparison.Ordinal);
    }
}
