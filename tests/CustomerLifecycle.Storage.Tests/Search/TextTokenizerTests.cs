using FsCheck;
using FsCheck.Fluent;

namespace CustomerLifecycle.Storage.Tests.Search;

public sealed class TextTokenizerTests
{
    [Theory]
    [InlineData("电冰箱", "电 电冰 冰 冰箱 箱")]
    [InlineData("我的Fridge坏了", "我 我的 的 fridge 坏 坏了 了")]
    [InlineData("ＫＦＲ－３５", "kfr 35")]
    [InlineData("a　b", "a b")]
    [InlineData("Ärger ÜBER ÑÇ", "ärger über ñç")]
    [InlineData("ΑΒΓ Привет", "αβγ привет")]
    [InlineData("Łukasz ŽIŽKA Ördög ŐRSÉG Ținut", "łukasz žižka ördög őrség ținut")]
    [InlineData("Їжак ЁЛКА Ґанок Өргөө", "їжак ёлка ґанок өргөө")]
    [InlineData("ΌΧΙ Άνθρωπος ΟΔΟΣ", "όχι άνθρωποσ οδοσ")]
    [InlineData("ISPARTA IŞIK ışık İzmir", "isparta işik izmir")]
    [InlineData("ĐẶNG THỊ PHƯƠNG", "đặng thị phương")]
    [InlineData("Mu\u0308ller MU\u0308LLER Müller", "müller")]
    [InlineData("Phu\u031Bo\u031Bng \u0418\u0306\u043E\u0434 a\u0302\u0301", "phương йод ấ")]
    [InlineData("\u0301a q\u0301b", "a qb")]
    [InlineData("x × y", "x y")]
    [InlineData("don't", "don t")]
    [InlineData("a a A", "a")]
    [InlineData("カタカナ", "カ カタ タ タカ カナ ナ")]
    [InlineData("𠮷野", "𠮷 𠮷野 野")]
    [InlineData("😀!", "")]
    public void A_text_is_found_by_these_tokens(string text, string tokens) =>
        Assert.Equal(tokens.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal), TextTokenizer.ForIndex(text).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("冰", "冰")]
    [InlineData("冰箱", "冰箱")]
    [InlineData("电冰箱", "电冰 冰箱")]
    [InlineData("冰 箱", "冰 箱")]
    [InlineData("冰箱a机", "冰箱 a 机")]
    [InlineData("My FRIDGE", "my fridge")]
    [InlineData(" .,", "")]
    public void A_query_asks_for_these_tokens(string query, string tokens) =>
        Assert.Equal(tokens.Split(' ', StringSplitOptions.RemoveEmptyEntries), TextTokenizer.ForQuery(query));

    [Fact]
    public void A_capital_is_found_by_its_small_letter_wherever_there_is_one_of_each()
    {
        // Where the casing of the runtime knows a pair, folding has it too, in the alphabets that it names.
        foreach (char capital in Enumerable.Range(0xC0, 0x250 - 0xC0).Concat(Enumerable.Range(0x386, 0x3AC - 0x386)).Concat(Enumerable.Range(0x400, 0x130)).Select(c => (char)c)
            .Where(c => char.IsUpper(c) && char.IsLower(char.ToLowerInvariant(c)) && !"ƁƂƄƆƇƉƊƋƎƐƑƓƔƖƗƘƜƝƟƢƤƦƧƩƬƮƱƲƳƵƷƸƼǄǇǊǱǶǷȠȺȻȽȾɁɃɄɅɆɈɊɌɎѠѢѤѦѨѪѬѮѰѲѴѶѸѺѼѾҀ".Contains(c)))
        {
            Assert.Equal(TextTokenizer.ForIndex($"{char.ToLowerInvariant(capital)}"), TextTokenizer.ForIndex($"{capital}"));
        }
    }

    [Fact]
    public void Every_part_of_a_chinese_text_finds_it() => Prop.ForAll(
        Gen.NonEmptyListOf(Gen.Elements("电", "冰", "箱", "不", "制", "冷", "𠮷", "a", "B", "，", " ")).ToArbitrary(),
        Gen.Choose(0, 1000).ToArbitrary(),
        Gen.Choose(1, 8).ToArbitrary(),
        (characters, start, length) =>
        {
            HashSet<string> index = [.. TextTokenizer.ForIndex(string.Concat(characters))];
            string part = string.Concat(characters.Skip(start % characters.Count).Take(length));
            // Words of letters are found as a whole only.
            return TextTokenizer.ForQuery(part).Where(token => !char.IsAsciiLetter(token[0])).All(index.Contains);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_text_finds_itself_and_any_text_is_fine() => Prop.ForAll<string?>(text =>
    {
        IReadOnlyList<string> index = TextTokenizer.ForIndex(text ?? "");
        return index.Count == index.Distinct().Count()
            && index.All(token => token.Length is > 0 and <= 64)
            && TextTokenizer.ForQuery((text ?? "").Length <= TextTokenizer.MaxQueryLength ? text ?? "" : "").All(index.Contains);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Texts_queries_and_words_are_bounded()
    {
        string word = new('w', 100);
        Assert.Equal(word[..64], Assert.Single(TextTokenizer.ForIndex(word)));
        Assert.Equal(TextTokenizer.ForIndex(word), TextTokenizer.ForQuery(word));

        Assert.DoesNotContain("late", TextTokenizer.ForIndex(new string(' ', TextTokenizer.MaxTextLength) + "late"));
        Assert.DoesNotContain("late", TextTokenizer.ForQuery(new string(' ', TextTokenizer.MaxQueryLength) + "late"));
    }

    [Fact]
    public void The_tokens_of_a_text_are_bounded_and_those_of_its_beginning_count()
    {
        string text = string.Concat(Enumerable.Range(0, 20_000).Select(i => (char)('\u4E00' + i)));
        IReadOnlyList<string> tokens = TextTokenizer.ForIndex(text);

        Assert.Equal(TextTokenizer.MaxTokens, tokens.Count);
        Assert.Contains(text[2_400..2_402], tokens);
        Assert.Equal(TextTokenizer.MaxTokens, TextTokenizer.ForIndex(string.Join(' ', Enumerable.Range(0, 9_000))).Count);
    }

    [Fact]
    public void A_query_that_is_cut_inside_a_word_does_not_ask_for_the_piece()
    {
        string blank = new(' ', TextTokenizer.MaxQueryLength - 4);

        Assert.Equal(["first"], TextTokenizer.ForQuery("first" + blank[5..] + "cuthere"));
        Assert.Equal(["first", "last"], TextTokenizer.ForQuery("first" + blank[5..] + "last more"));
    }
}
