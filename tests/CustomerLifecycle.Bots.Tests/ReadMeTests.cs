namespace CustomerLifecycle.Bots.Tests;

public sealed class ReadMeTests
{
    [Fact]
    public void The_program_shown_is_the_program_tested() =>
        Assert.Contains(Between(Read("ReadMeQuickStart.cs"), "// <quick-start>\n", "// </quick-start>"), Read("README.md"), StringComparison.Ordinal);

    [Fact]
    public async Task It_prints_what_the_readme_says()
    {
        using var printed = new StringWriter();
        await ReadMeQuickStart.RunAsync(printed);
        Assert.Equal(Between(Read("README.md"), "It prints:\n\n```\n", "```"), printed.ToString().ReplaceLineEndings("\n"));
    }

    private static string Between(string text, string from, string to)
    {
        var start = text.IndexOf(from, StringComparison.Ordinal) + from.Length;
        return text[start..text.IndexOf(to, start, StringComparison.Ordinal)];
    }

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(ReadMeTests).Assembly.GetManifestResourceStream("ReadMe/" + name)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
