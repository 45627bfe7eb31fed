namespace CustomerLifecycle.Storage.Tests.Commits;

public sealed class StorableTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData("text 文字 😀")]
    [InlineData("line\nline\ttab")]
    public void Whole_characters_are_fine(string text)
    {
        StorableText.Check(text, "name");
        Assert.Equal(text, StorableText.Clean(text, 100));
    }

    [Fact]
    public void What_no_database_stores_is_refused_by_name_and_can_be_cleaned()
    {
        // Not as a theory: attributes keep texts as UTF-8, which has no half characters.
        Refused("a\ud83d", "half of a surrogate pair at position 1", "a\ufffd");
        Refused("\ude00", "half of a surrogate pair at position 0", "\ufffd");
        Refused("😀\ude00\ud83d😀", "half of a surrogate pair at position 2", "😀\ufffd\ufffd😀");
        Refused("a\0b\0", "a NUL character at position 1", "a\ufffdb\ufffd");

        static void Refused(string text, string problem, string cleaned)
        {
            string message = Assert.Throws<ArgumentException>(() => StorableText.Check(text, "customer's name")).Message;

            Assert.Contains("customer's name", message);
            Assert.Contains(problem, message);
            Assert.Equal(cleaned, StorableText.Clean(text, 100));
        }
    }

    [Fact]
    public void Cutting_never_leaves_half_a_character() => Assert.Equal("ab\ufffd", StorableText.Clean("ab😀cd", 3));

    [Fact]
    public void No_text_is_fine() => StorableText.Check(null, "name");
}
