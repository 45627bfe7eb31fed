using CustomerLifecycle.Bots.Text;
using FsCheck;
using FsCheck.Fluent;

namespace CustomerLifecycle.Bots.Tests.Text;

public sealed class TextFoldingTests
{
    [Theory]
    [InlineData("ＡＢＣ　１２３", "abc 123")]
    [InlineData("請問運費怎麼算？", "请问运费怎么算")]
    [InlineData("Café crème, ÜBER straße", "cafe creme uber strase")]
    [InlineData("don’t  do\tthat!!", "dont do that")]
    [InlineData("ПРИВЕТ Ωμέγα", "привет ωμέγα")]
    [InlineData("a\u200bb\ufeffc", "abc")]
    [InlineData("😀\u0001\u0002", "")]
    public void Folds_what_only_looks_different(string text, string expected) =>
        Assert.Equal(expected, TextFolding.Fold(text, int.MaxValue));

    [Fact]
    public void Folding_twice_changes_nothing_more() =>
        Prop.ForAll<string?>(text => TextFolding.Fold(text, 500) is var once && TextFolding.Fold(once, 500) == once).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("returns returning returned return", "return return return return")]
    [InlineData("deliveries delivery", "delivery delivery")]
    [InlineData("exchange exchanged exchanging", "exchang exchang exchang")]
    [InlineData("boxes glass bus address", "box glass bus address")]
    [InlineData("king red 5g iphone15s", "king red 5g iphone15s")]
    public void Inflections_meet_in_one_stem(string text, string expected) =>
        Assert.Equal(expected, NormalizedText.Create(text, int.MaxValue));

    [Fact]
    public void Long_words_are_found_in_the_texts_themselves() =>
        Assert.Equal(["净化器"], WordFinder.Find(["净化器滤网", "清洗净化器", "净化器 声音", "滤网清洗", "声音大", "买滤网"]));
}
