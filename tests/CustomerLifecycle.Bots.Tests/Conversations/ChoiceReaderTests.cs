using CustomerLifecycle.Bots.Conversations;

namespace CustomerLifecycle.Bots.Tests.Conversations;

public sealed class ChoiceReaderTests
{
    [Theory]
    [InlineData("2", 3, 1)]
    [InlineData("２", 3, 1)]
    [InlineData("第二个", 3, 1)]
    [InlineData("选三", 3, 2)]
    [InlineData("the first one", 3, 0)]
    [InlineData("Option 3.", 3, 2)]
    [InlineData("是的", 1, 0)]
    [InlineData("yes", 1, 0)]
    [InlineData("是的", 2, -1)]
    [InlineData("4", 3, -1)]
    [InlineData("0", 3, -1)]
    [InlineData("1", 0, -1)]
    [InlineData("怎么退货", 3, -1)]
    [InlineData("", 3, -1)]
    public void Reads_what_was_chosen(string text, int count, int expected) => Assert.Equal(expected, ChoiceReader.Read(text, count));
}
